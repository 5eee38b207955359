import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { RegistrationMethod } from '../../../generated/prisma/client.ts';
import type { ComputedMethod } from '../types.ts';

const ADVICE = {
  IMPORTED: 'import it with importTransform',
  MANUAL: 'move a registration with adjustRegistration',
} as const;

/** INVALID_INPUT for IMPORTED and MANUAL: such a transform is brought in, not computed. */
export function requireComputedMethod(method: RegistrationMethod): ComputedMethod {
  if (method !== 'IMPORTED' && method !== 'MANUAL') return method;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${method} is no method to run: choose another, or ${ADVICE[method]}.`,
  );
}
