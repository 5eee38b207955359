import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { EncodedError } from './types.ts';

/** Turns a thrown value into data that survives a structured clone, which drops an error's own fields. */
export function encodeError(thrown: unknown): EncodedError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  return {
    name: thrown.name,
    message: thrown.message,
    ...(thrown.stack !== undefined && { stack: thrown.stack }),
    ...(thrown instanceof SonoledgerError && { code: thrown.code, details: { ...thrown.details } }),
    ...(thrown.cause !== undefined && { cause: encodeError(thrown.cause) }),
  };
}
