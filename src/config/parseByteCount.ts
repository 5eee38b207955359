import { z } from 'zod';

const UNIT_BYTES: Readonly<Record<string, number>> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** "1048576", "512MiB" or "2 GiB" as bytes; for use as a zod transform. */
export function parseByteCount(text: string, context: z.RefinementCtx): number {
  const [, amount, unit] = /^(\d{1,15}) ?(KiB|MiB|GiB|)$/.exec(text) ?? [];
  const bytes = Number(amount) * UNIT_BYTES[unit];
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  context.addIssue({ code: 'custom', message: 'is not a number of bytes such as 1048576, 512MiB or 2GiB' });
  return z.NEVER;
}
