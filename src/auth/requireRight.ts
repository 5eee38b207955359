import type { Actor } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Role } from '../generated/prisma/enums.ts';
import type { Right } from '../generated/resolverTypes.ts';
import { RIGHTS_OF, rightsOf } from './rights.ts';

/** FORBIDDEN unless the actor has the right. */
export function requireRight(actor: Actor, right: Right): void {
  if (rightsOf(actor).includes(right)) return;
  const role = actor.token?.role ?? actor.role;
  throw new SonoledgerError(
    'FORBIDDEN',
    `This needs the right ${right}, which ${holdersOf(right)} have; ${actor.name} acts as ${role}. Ask an administrator.`,
  );
}

/** The roles that have a right, in words: "CURATOR and ADMIN". */
export function holdersOf(right: Right): string {
  const roles = (Object.keys(RIGHTS_OF) as Role[]).filter((role) => RIGHTS_OF[role].includes(right));
  return [roles.slice(0, -1).join(', '), roles.at(-1)].filter((part) => part !== '').join(' and ');
}
