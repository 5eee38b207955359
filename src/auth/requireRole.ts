import type { ServiceContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Role } from '../generated/prisma/enums.ts';

const ORDER: readonly Role[] = ['VIEWER', 'REVIEWER', 'RESEARCHER', 'ADMIN'];

/** The first line of every resolver that changes something. Each role includes those before it. */
export function requireRole(context: ServiceContext, role: Role): void {
  if (ORDER.indexOf(context.actor.role) >= ORDER.indexOf(role)) return;
  throw new SonoledgerError(
    'FORBIDDEN',
    `This needs the role ${role}; ${context.actor.name} has ${context.actor.role}. Ask an administrator.`,
  );
}
