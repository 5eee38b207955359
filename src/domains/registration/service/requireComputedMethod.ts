import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { RegistrationMethod } from '../../../generated/prisma/client.ts';

/** INVALID_INPUT for IMPORTED: such a transform is brought in, not computed. */
export function requireComputedMethod(method: RegistrationMethod): 'TRACKED_POSE' | 'LC2_RIGID' {
  if (method !== 'IMPORTED') return method;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'IMPORTED is no method to run: choose LC2_RIGID or TRACKED_POSE.',
  );
}
