import { SonoledgerError } from '../../../../errors/sonoledgerError.ts';
import type { CodestreamHeader } from '../types.ts';

/**
 * The SIZ segment of a JPEG 2000 codestream (ITU T.800 A.5.1), bare or in a JP2 file.
 * @throws CORRUPT_FILE when there is none
 */
export function readJpeg2000Header(
  stream: Uint8Array,
  fileName: string,
): CodestreamHeader & { readonly signed: boolean } {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const at = findCodestream(stream);
  if (at < 0 || at + 45 > stream.length) {
    throw new SonoledgerError('CORRUPT_FILE', `A compressed frame of ${fileName} is no JPEG 2000 stream.`);
  }
  const size = (offset: number): number => view.getUint32(at + offset);
  const depth = stream[at + 42];
  return {
    columns: size(8) - size(16),
    rows: size(12) - size(20),
    components: view.getUint16(at + 40),
    precision: (depth & 0x7f) + 1,
    signed: (depth & 0x80) !== 0,
  };
}

/** SOC followed by SIZ; JP2 boxes in front of it are short. */
function findCodestream(stream: Uint8Array): number {
  const head = Buffer.from(stream.buffer, stream.byteOffset, Math.min(stream.length, 4096));
  return head.indexOf('ff4fff51', 0, 'hex');
}
