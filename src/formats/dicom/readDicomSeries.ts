import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { detectFormat } from '../detectFormat.ts';
import type { VolumeFile } from '../types.ts';
import { groupDicomSeries } from './groupDicomSeries.ts';
import { createCodecs } from './pixels/createCodecs.ts';
import { createVoxelArray } from './pixels/createVoxelArray.ts';
import { openFrames } from './pixels/openFrames.ts';
import { pixelCoding } from './pixels/pixelCoding.ts';
import { storeFrame } from './pixels/storeFrame.ts';
import { readDicomHeader } from './readDicomHeader.ts';
import { chooseSeries, type SeriesChoice } from './series/chooseSeries.ts';
import { groupBy } from './series/groupBy.ts';
import { orderSlices } from './series/orderSlices.ts';
import type { DicomHeader, DicomSlice, DicomVolume } from './types.ts';

/** As for NIfTI: ten times the largest published intra-operative ultrasound volume in float32. */
const MAX_BYTES = 2 ** 31;

export interface SeriesOptions extends SeriesChoice {
  /** Sees the headers of the series before its pixels are touched, and throws to refuse it. */
  readonly check?: (headers: readonly DicomHeader[]) => void;
}

/**
 * Reads the one image series that is among files, or the chosen one, as a volume: slices by position along their
 * normal, whatever names, numbers and dates say. World is LPS mm as stored, in double precision. Files that are no
 * image of the series are left aside. Memory beside the files is the volume itself and one frame.
 * @throws UNSUPPORTED_FORMAT, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY, CORRUPT_FILE, PAYLOAD_TOO_LARGE, and
 * INVALID_INPUT with the list when there are several series
 */
export async function readDicomSeries(
  files: readonly VolumeFile[],
  { check, ...choice }: SeriesOptions = {},
): Promise<DicomVolume> {
  const headers = files.map((file) =>
    isDicom(file) ? readDicomHeader(file.bytes, file.fileName) : undefined,
  );
  const images = headers.filter((header) => header !== undefined);
  const { slices: unordered, ...series } = chooseSeries(groupDicomSeries(images), choice);
  check?.([...new Set(unordered.map(({ header }) => header))]);
  const { geometry, slices } = orderSlices({ ...series, slices: unordered });
  const places = new Map(headers.map((header, n) => [header, n]));
  const placeOf = (header: DicomHeader): number => places.get(header)!;
  const data = await decodeSlices(slices, (header) => files[placeOf(header)].bytes);
  const sources = [...new Set(slices.map(({ header }) => placeOf(header)))];
  return { image: { geometry, data }, series, header: slices[0].header, sources };
}

function isDicom({ bytes, fileName }: VolumeFile): boolean {
  try {
    return detectFormat(bytes, fileName).format === 'DICOM';
  } catch {
    return false;
  }
}

async function decodeSlices(
  slices: readonly DicomSlice[],
  bytesOf: (header: DicomHeader) => Uint8Array,
): Promise<VoxelArray> {
  const { rows, columns } = slices[0].header.pixels!;
  const length = rows * columns * slices.length;
  refuseTooLarge(slices, length);
  for (const { header } of slices) pixelCoding(header.transferSyntaxUid, header.fileName);
  const out = createVoxelArray(slices, length);
  const places = slices.map((slice, k) => ({ slice, offset: k * rows * columns }));
  const codecs = createCodecs();
  for (const ofFile of groupByHeader(places)) {
    const { header } = ofFile[0].slice;
    const frameOf = await openFrames(header, bytesOf(header), codecs);
    for (const { slice, offset } of ofFile) {
      storeFrame(header, frameOf(slice.frame.index), slice.frame.rescale, out, offset);
    }
  }
  return out;
}

interface Place {
  readonly slice: DicomSlice;
  readonly offset: number;
}

function groupByHeader(places: readonly Place[]): Place[][] {
  const numbers = new Map<DicomHeader, number>();
  for (const { slice } of places) numbers.set(slice.header, numbers.get(slice.header) ?? numbers.size);
  return [...groupBy(places, ({ slice }) => String(numbers.get(slice.header))).values()];
}

function refuseTooLarge(slices: readonly DicomSlice[], length: number): void {
  const { fileName, pixels } = slices[0].header;
  const announcedBytes = length * Math.max(1, pixels!.bitsAllocated / 8);
  if (announcedBytes <= MAX_BYTES) return;
  throw new SonoledgerError(
    'PAYLOAD_TOO_LARGE',
    `The series of ${fileName} announces ${announcedBytes} bytes of voxels, more than the ${MAX_BYTES} that a volume may have.`,
    { announcedBytes, maxBytes: MAX_BYTES },
  );
}
