import { inflateRawSync } from 'node:zlib';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';

/** 256 MiB: more than any slice and most multi-frame volumes; deflated images are rare and small. */
const MAX_BYTES = 2 ** 28;

/**
 * The file with everything from `position` on decompressed (Deflated Explicit VR Little Endian).
 * @throws CORRUPT_FILE, PAYLOAD_TOO_LARGE
 */
export function inflateDataSet(bytes: Uint8Array, position: number, fileName: string): Uint8Array {
  const head = bytes.subarray(0, position);
  try {
    return Buffer.concat([head, inflateRawSync(bytes.subarray(position), { maxOutputLength: MAX_BYTES })]);
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge
      ? new SonoledgerError(
          'PAYLOAD_TOO_LARGE',
          `${fileName} decompresses to more than ${MAX_BYTES} bytes. Save it without the deflated transfer syntax.`,
          { maxBytes: MAX_BYTES },
        )
      : new SonoledgerError(
          'CORRUPT_FILE',
          `The deflated data of ${fileName} are truncated or damaged.`,
          {},
          { cause },
        );
  }
}
