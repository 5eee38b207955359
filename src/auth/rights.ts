import type { Actor } from '../context/types.ts';
import type { Role } from '../generated/prisma/enums.ts';
import type { Right } from '../generated/resolverTypes.ts';

/** What each role may: the only place that says it. Each includes the one before, but for AUDITOR. */
export const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  VIEWER: ['READ'],
  ANALYST: ['READ', 'ANALYSE'],
  REVIEWER: ['READ', 'ANALYSE', 'REVIEW'],
  CURATOR: ['READ', 'ANALYSE', 'REVIEW', 'CURATE'],
  ADMIN: ['READ', 'ANALYSE', 'REVIEW', 'CURATE', 'ADMINISTER', 'AUDIT'],
  AUDITOR: ['READ', 'AUDIT'],
};

type Holder = Pick<Actor, 'role' | 'token'>;

/**
 * What an actor may: the rights of the role, of which a token with a role of its own leaves those that both have.
 * People and the whole ledger are no part of a data set, so a token for some data sets leaves them out.
 */
export function rightsOf(actor: Holder): readonly Right[] {
  const limited = (actor.token?.dataSetIds.length ?? 0) > 0;
  return roleRightsOf(actor).filter((right) => !limited || (right !== 'ADMINISTER' && right !== 'AUDIT'));
}

/** Whether no data set is closed to an actor; a token may limit it to some all the same. */
export const isNeverShutOut = (actor: Holder): boolean => roleRightsOf(actor).includes('AUDIT');

function roleRightsOf({ role, token }: Holder): readonly Right[] {
  const limit = token?.role ?? null;
  return limit === null
    ? RIGHTS_OF[role]
    : RIGHTS_OF[role].filter((right) => RIGHTS_OF[limit].includes(right));
}
