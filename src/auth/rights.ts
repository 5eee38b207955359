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

/** What an actor may: the rights of the role, of which a token with a role of its own leaves those that both have. */
export function rightsOf({ role, token }: Pick<Actor, 'role' | 'token'>): readonly Right[] {
  const own = RIGHTS_OF[role];
  const limit = token?.role ?? null;
  return limit === null ? own : own.filter((right) => RIGHTS_OF[limit].includes(right));
}
