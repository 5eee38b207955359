import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { RegistrationMethod } from '../../../generated/prisma/client.ts';
import type { ComputedMethod } from '../types.ts';

/** INVALID_INPUT for IMPORTED: such a transform is brought in, not computed. */
export function requireComputedMethod(method: RegistrationMethod): ComputedMethod {
  if (method !== 'IMPORTED') return method;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'IMPORTED is no method to run: choose another, or import it with importTransform.',
  );
}
