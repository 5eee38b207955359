import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { IndexedVolume } from '../../formats/results/readSliceIndex.ts';
import type { SliceAxis } from '../../generated/prisma/client.ts';
import { fileNamePart } from '../exports/fileNamePart.ts';
import type { ExportCase } from '../exports/types.ts';

const NUMBERED = /^BT_US_2D_(\d)(\d{7})$/;

/**
 * Understands names such as BT_US_2D_20000012 through the index of their first digit. Slices are numbered through along
 * x, y and z of one volume after the other; whether from 0 or 1 is told by the size of the first volume.
 * @throws INVALID_INPUT when a volume of the index is not in the freeze by one name, GRID_MISMATCH when it has not as
 * many slices as the index says
 */
export function indexedSlices(
  volumes: readonly IndexedVolume[],
  digit: number,
  cases: readonly ExportCase[],
): (caseName: string) => ExportCase | undefined {
  const bySlice = new Map(cases.map((each) => [sliceKey(each.volumeId, each.axis, each.index), each]));
  const spans = spansOf(volumes, cases);
  return (caseName) => {
    const [, first, rest] = NUMBERED.exec(caseName) ?? [];
    if (first !== String(digit)) return undefined;
    const number = Number(rest);
    const span = spans.find(({ from, to }) => number >= from && number <= to);
    return span && bySlice.get(sliceKey(span.volumeId, span.axis, number - span.from));
  };
}

const sliceKey = (volumeId: string, axis: SliceAxis, index: number): string => `${volumeId} ${axis} ${index}`;

interface Span {
  readonly volumeId: string;
  readonly axis: SliceAxis;
  readonly from: number;
  /** Included. */
  readonly to: number;
}

function spansOf(volumes: readonly IndexedVolume[], cases: readonly ExportCase[]): Span[] {
  const spans: Span[] = [];
  let next: number | undefined;
  for (const { volumeName, lastX, lastY, lastZ } of volumes) {
    const volume = volumeNamed(volumeName, cases);
    // A volume that the freeze does not hold still takes its numbers.
    if (volume === undefined) {
      next = lastZ + 1;
      continue;
    }
    const { volumeId, size } = volume;
    const first: number = next ?? lastX + 1 - size[0];
    const counts = [lastX - first + 1, lastY - lastX, lastZ - lastY];
    if (
      first < 0 ||
      (next === undefined && first > 1) ||
      counts.some((count, axis) => count !== size[axis])
    ) {
      throw new SonoledgerError(
        'GRID_MISMATCH',
        `The index gives ${volumeName} ${counts.join(', ')} slices along x, y, z, but its volume has ${size.join(' x ')} voxels.`,
      );
    }
    spans.push({ volumeId, axis: 'I', from: first, to: lastX });
    spans.push({ volumeId, axis: 'J', from: lastX + 1, to: lastY });
    spans.push({ volumeId, axis: 'K', from: lastY + 1, to: lastZ });
    next = lastZ + 1;
  }
  return spans;
}

function volumeNamed(name: string, cases: readonly ExportCase[]): ExportCase | undefined {
  const wanted = plain(name);
  const found = new Map(
    cases
      .filter(({ pseudonym, volumeName }) =>
        [`${pseudonym}_${volumeName}`, volumeName].some((known) => plain(known) === wanted),
      )
      .map((each) => [each.volumeId, each]),
  );
  if (found.size <= 1) return [...found.values()][0];
  const named = [...found.values()].map(({ pseudonym, volumeName }) => `${pseudonym} "${volumeName}"`);
  throw new SonoledgerError('INVALID_INPUT', `The index names ${name}, which may be ${named.join(' or ')}.`);
}

const plain = (name: string): string => fileNamePart(name).toLowerCase();
