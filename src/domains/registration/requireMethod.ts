import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RegistrationMethod } from '../../generated/resolverTypes.ts';

/** A method that can be run, which an imported transform cannot. INVALID_INPUT. */
export function requireMethod(method: RegistrationMethod): Exclude<RegistrationMethod, 'IMPORTED'> {
  if (method !== 'IMPORTED') return method;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'IMPORTED is no method to run: choose another one, or use importTransform.',
  );
}
