import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { IncomingFile } from '../../imports/types.ts';

/** Room for hundreds of thousands of cases. */
const LARGEST_BYTES = 128 * 2 ** 20;

/** The text of a small file. PAYLOAD_TOO_LARGE, UNSUPPORTED_FORMAT for what is no UTF-8. */
export function requireTextFile({ bytes, fileName }: IncomingFile): {
  readonly text: string;
  readonly fileName: string;
} {
  if (bytes.length > LARGEST_BYTES) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${fileName} has ${bytes.length} bytes; such a file may have ${LARGEST_BYTES}.`,
    );
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), fileName };
  } catch (cause) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is no text (UTF-8).`, {}, { cause });
  }
}
