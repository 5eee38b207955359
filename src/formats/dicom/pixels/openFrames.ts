import { parseDataSet } from '../dataSet/parseDataSet.ts';
import type { DicomHeader } from '../types.ts';
import { assignFragments } from './assignFragments.ts';
import { nativeFrames } from './nativeFrames.ts';
import { openFrameDecoder } from './openFrameDecoder.ts';
import { pixelCoding } from './pixelCoding.ts';
import { readFragments } from './readFragments.ts';
import type { FrameSamples, WasmCodecs } from './types.ts';

const DEFLATED = '1.2.840.10008.1.2.1.99';

/**
 * Opens the pixels of a file; each call then decodes one frame, counted from 0. The samples may be a view into the
 * file.
 * @param header of the same bytes, with pixels
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT
 */
export async function openFrames(
  header: DicomHeader,
  bytes: Uint8Array,
  codecs: WasmCodecs,
): Promise<(index: number) => FrameSamples> {
  const decode = await openFrameDecoder(header, codecs);
  const deflated = header.transferSyntaxUid === DEFLATED;
  const content = deflated ? parseDataSet(bytes, header.fileName).bytes : bytes;
  if (pixelCoding(header.transferSyntaxUid, header.fileName) === 'NATIVE') {
    const frameOf = nativeFrames(header, content);
    return (index) => decode(frameOf(index));
  }
  const frames = assignFragments(header, readFragments(header, content));
  return (index) => decode(frames[index]);
}
