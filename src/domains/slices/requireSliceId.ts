import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Slice ids are whole numbers in text. */
export function requireSliceId(id: string): bigint {
  if (/^\d{1,18}$/.test(id)) return BigInt(id);
  throw new SonoledgerError('UNKNOWN_ID', `No slice ${id}: its identifier is a whole number.`);
}
