import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** 2 GiB: ten times the largest published intra-operative ultrasound volume in float32. */
export const MOST_VOLUME_BYTES = 2 ** 31;

/**
 * Checks what a header announces before memory is taken for it.
 * @param end bytes that the uncompressed data reach to
 * @throws PAYLOAD_TOO_LARGE beyond `maxBytes`
 */
export function requireFeasibleSize(end: number, fileName: string, maxBytes = MOST_VOLUME_BYTES): void {
  if (end <= maxBytes) return;
  throw new SonoledgerError(
    'PAYLOAD_TOO_LARGE',
    `${fileName} announces ${end} bytes of data, more than the ${maxBytes} that a volume may have.`,
    { announcedBytes: end, maxBytes },
  );
}
