import { corruptDicom } from '../dataSet/corruptDicom.ts';
import type { DicomHeader } from '../types.ts';
import type { Fragment, Fragments } from './readFragments.ts';

/**
 * The encoded bytes of each frame: one fragment each, or several that the offset table, or else the start of a new
 * codestream, tells apart.
 * @throws CORRUPT_FILE when fragments and frames cannot be matched
 */
export function assignFragments(header: DicomHeader, { offsetTable, fragments }: Fragments): Uint8Array[] {
  const count = header.frames.length;
  if (count === 1) return [join(fragments)];
  if (fragments.length === count) return fragments.map(({ bytes }) => bytes);
  const starts =
    offsetTable.length === count ? startsByTable(fragments, offsetTable) : startsByMagic(fragments);
  if (starts.length !== count) {
    const problem = `has ${fragments.length} fragments that cannot be told apart for its ${count} frames`;
    throw corruptDicom(header.fileName, 'PixelData', problem);
  }
  return starts.map((start, n) => join(fragments.slice(start, starts[n + 1])));
}

function startsByTable(fragments: readonly Fragment[], offsetTable: readonly number[]): number[] {
  const byPosition = new Map(fragments.map(({ position }, n) => [position, n]));
  const starts = offsetTable.map((position) => byPosition.get(position));
  const ascending = starts.every((n, at) => n !== undefined && (at === 0 ? n === 0 : n > starts[at - 1]!));
  return ascending ? (starts as number[]) : [];
}

/** A JPEG or JPEG-LS stream starts with FFD8, JPEG 2000 with FF4F, or with a box of length 12 around it. */
function startsByMagic(fragments: readonly Fragment[]): number[] {
  return fragments.flatMap(({ bytes: [a, b, c, d] }, n) => {
    const starts = (a === 0xff && (b === 0xd8 || b === 0x4f)) || (a === 0 && b === 0 && c === 0 && d === 12);
    return starts ? [n] : [];
  });
}

function join(fragments: readonly Fragment[]): Uint8Array {
  return fragments.length === 1 ? fragments[0].bytes : Buffer.concat(fragments.map(({ bytes }) => bytes));
}
