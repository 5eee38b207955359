import { corruptDicom } from '../dataSet/corruptDicom.ts';
import type { DicomHeader } from '../types.ts';

const ITEM = 0xfffee000;
const SEQUENCE_DELIMITER = 0xfffee0dd;

export interface Fragments {
  /** First bytes of the frames, counted from the first fragment; empty when not stated. */
  readonly offsetTable: readonly number[];
  readonly fragments: readonly Fragment[];
}

export interface Fragment {
  /** From the first fragment's item, as the offset table counts. */
  readonly position: number;
  readonly bytes: Uint8Array;
}

/**
 * The items of encapsulated pixels (DICOM PS3.5 section A.4): the offset table, then fragments. Always little-endian.
 * @throws CORRUPT_FILE when an item reaches beyond the file or is none
 */
export function readFragments({ fileName, pixels }: DicomHeader, bytes: Uint8Array): Fragments {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Fragment[] = [];
  let at = pixels!.offset;
  let firstFragment = 0;
  while (at + 8 <= bytes.length) {
    const tag = view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true);
    const length = view.getUint32(at + 4, true);
    if (tag === SEQUENCE_DELIMITER) break;
    if (tag !== ITEM) throw corruptDicom(fileName, 'PixelData', `has no item at byte ${at}`);
    if (length > bytes.length - at - 8) {
      const problem = `is truncated: a fragment of ${length} bytes starts at byte ${at}, but the file ends at ${bytes.length}`;
      throw corruptDicom(fileName, 'PixelData', problem);
    }
    if (items.length === 1) firstFragment = at;
    items.push({ position: at - firstFragment, bytes: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  const [table, ...fragments] = items;
  if (fragments.length === 0) throw corruptDicom(fileName, 'PixelData', 'has no fragments');
  return { offsetTable: offsets(table.bytes), fragments };
}

function offsets(table: Uint8Array): number[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  return Array.from({ length: Math.floor(table.length / 4) }, (_, n) => view.getUint32(4 * n, true));
}
