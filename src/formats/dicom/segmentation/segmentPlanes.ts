import { corruptDicom } from '../dataSet/corruptDicom.ts';
import type { FrameSamples } from '../pixels/types.ts';
import type { DicomHeader } from '../types.ts';
import type { SegmentDescription } from './types.ts';

/** Tells whether a stored value lies inside the segment of that number. */
export type InsideRule = (stored: number, segmentNumber: number) => boolean;

/**
 * The labelled planes of each segment by its number. Only planes with a labelled pixel are kept.
 * @param planes the plane of each frame on the grid of the file
 * @param labelMap whether each frame carries all segments, by value
 * @throws CORRUPT_FILE when a frame names no declared segment, or two frames of one segment lie on one plane
 */
export function segmentPlanes(
  header: DicomHeader,
  segments: readonly SegmentDescription[],
  planes: readonly number[],
  frameOf: (index: number) => FrameSamples,
  { labelMap, inside }: { labelMap: boolean; inside: InsideRule },
): Map<number, Map<number, Uint8Array>> {
  const found = new Map(segments.map(({ number }) => [number, new Map<number, Uint8Array>()]));
  const seen = new Set<string>();
  for (const { index, segmentNumber } of header.frames) {
    const only = segments.length === 1 ? segments[0].number : undefined;
    const numbers = labelMap ? [...found.keys()] : [segmentNumber ?? only];
    const values = storedValues(frameOf(index), header);
    for (const number of numbers) {
      const ofSegment = number === undefined ? undefined : found.get(number);
      if (!ofSegment || number === undefined) {
        throw corruptDicom(
          header.fileName,
          'ReferencedSegmentNumber',
          `of frame ${index + 1} is no declared segment`,
        );
      }
      const place = `${number} ${planes[index]}`;
      if (seen.size === seen.add(place).size) {
        const problem = `has two frames of segment ${number} at one position`;
        throw corruptDicom(header.fileName, 'PerFrameFunctionalGroupsSequence', problem);
      }
      const plane = Uint8Array.from(values, (value) => (inside(value, number) ? 1 : 0));
      if (plane.includes(1)) ofSegment.set(planes[index], plane);
    }
  }
  return found;
}

function storedValues({ bytes }: FrameSamples, { pixels }: DicomHeader): Uint8Array | Uint16Array {
  if (pixels!.bitsAllocated !== 16) return bytes;
  const own = Uint8Array.from(bytes);
  return new Uint16Array(own.buffer);
}
