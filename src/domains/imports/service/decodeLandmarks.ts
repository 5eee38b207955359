import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { readTagFile } from '../../../formats/tag/readTagFile.ts';
import type { LandmarkPairs } from '../../../formats/tag/types.ts';
import type { IncomingFile } from '../types.ts';

/** A tag file has a line a point; a larger one is something else. */
const LARGEST_TAG_FILE_BYTES = 1 << 20;

/** The point pairs of an incoming MNI tag file. */
export function decodeLandmarks({ bytes, fileName }: IncomingFile): LandmarkPairs {
  if (bytes.length > LARGEST_TAG_FILE_BYTES) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is too large for a tag file.`);
  }
  return readTagFile(new TextDecoder().decode(bytes), { fileName });
}
