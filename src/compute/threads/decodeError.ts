import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { EncodedError } from './types.ts';

/** Rebuilds an error that `encodeError` took apart, with the stack of the thread that threw it. */
export function decodeError(encoded: EncodedError): Error {
  const options = encoded.cause ? { cause: decodeError(encoded.cause) } : {};
  const error =
    encoded.code === undefined
      ? new Error(encoded.message, options)
      : new SonoledgerError(encoded.code, encoded.message, encoded.details, options);
  error.name = encoded.name;
  if (encoded.stack !== undefined) error.stack = encoded.stack;
  return error;
}
