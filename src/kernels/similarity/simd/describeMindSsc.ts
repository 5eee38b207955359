import type { Image, Vec3 } from '../../geometry/types.ts';
import { compileMindSsc } from './compileMindSsc.ts';

/** Pairs of face neighbours of a voxel that are not opposite: edges of the octahedron around it. */
export const MIND_SSC_CHANNELS = 12;

const NEIGHBOURS: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
const PAIRS = NEIGHBOURS.flatMap((a, first) =>
  NEIGHBOURS.slice(first + 1)
    .filter((b) => a.some((step, axis) => step !== 0 && b[axis] === 0))
    .map((b) => [a, b] as const),
);

/** The noise of a voxel stays within these multiples of the mean noise of the image, as in the authors' code. */
const LEAST_NOISE = 0.001;
const MOST_NOISE = 1000;

/** Of the context in assembly/mindSsc.ts: where the numbers that are read or set later lie. */
const NOISE_LIMITS_BYTE = 60;
const NOISE_SUM_BYTE = 72;
const NOISE_COUNT_BYTE = 80;
const MOMENTS_BYTE = 88;
const PAIRS_BYTE = 280;
const CONTEXT_BYTES = 384;
const BLOCK_ROWS = 16;
const ROW_MARGIN = 16;

/** Where descriptors go, in bytes of the memory. */
export interface DescriptorPlace {
  /** The first byte of the first voxel's 12, and the distance from voxel to voxel. */
  readonly out: number;
  readonly stride: number;
  /** One byte a voxel: 1 where descriptors are known. Another image's, if not the first, is narrowed. */
  readonly known: number;
  readonly isFirst: boolean;
  /** Working space of `describingBytes`. */
  readonly work: number;
}

/** Of each channel's bytes over the voxels that are known. */
export interface DescriptorMoments {
  readonly count: number;
  readonly sums: readonly number[];
  readonly squares: readonly number[];
}

/**
 * Self-similarity context descriptors (MIND-SSC, Heinrich et al., MICCAI 2013), a byte a channel: for each pair of
 * neighbours of a voxel that are not opposite, `255 exp(-(D - min D) / V)` of the mean squared difference D of the
 * patches of 3 x 3 x 3 voxels around the two, over the voxels that are known in both; V, the local noise, is the mean
 * of D - min D over the 12 pairs. They compare anatomy across modalities, because they keep where an image changes and
 * forget how. A voxel with fewer than 14 known voxels in any patch is unknown and has 0 in all channels.
 * @param image NaN where it is unknown; outside the grid counts as unknown
 * @param stepVoxels distance of the neighbours from the voxel
 */
export function describeMindSsc(
  memory: WebAssembly.Memory,
  image: Image,
  stepVoxels: number,
  place: DescriptorPlace,
): DescriptorMoments {
  const { measureNoise, describe } = compileMindSsc(memory);
  const view = new DataView(memory.buffer, place.work, CONTEXT_BYTES);
  writeWork(memory.buffer, image, stepVoxels, place);
  measureNoise(place.work);
  const count = view.getFloat64(NOISE_COUNT_BYTE, true);
  const mean = count > 0 ? view.getFloat64(NOISE_SUM_BYTE, true) / count : 0;
  view.setFloat32(NOISE_LIMITS_BYTE, LEAST_NOISE * mean, true);
  view.setFloat32(NOISE_LIMITS_BYTE + 4, MOST_NOISE * mean, true);
  describe(place.work);
  const moments = Array.from({ length: 2 * MIND_SSC_CHANNELS }, (_, n) =>
    view.getFloat64(MOMENTS_BYTE + 8 * n, true),
  );
  return {
    count,
    sums: moments.filter((_, n) => n % 2 === 0),
    squares: moments.filter((_, n) => n % 2 === 1),
  };
}

/** Bytes of working space for an image of that size. */
export function describingBytes(size: Vec3, stepVoxels: number): number {
  const plan = workPlan(size, stepVoxels);
  return plan.padded + 4 * plan.pitch * plan.rows * (size[2] + 2 * stepVoxels);
}

/** Byte offsets in the working space, and the image with a margin of `stepVoxels`: numbers a row, rows a plane. */
function workPlan([ni, nj]: Vec3, stepVoxels: number) {
  const width = 4 * Math.ceil(ni / 4);
  const row = CONTEXT_BYTES;
  const lines = row + 2 * (4 * width + 2 * ROW_MARGIN);
  const ring = lines + 2 * 4 * width * (BLOCK_ROWS + 2);
  const group = ring + 2 * 3 * MIND_SSC_CHANNELS * 4 * width * BLOCK_ROWS;
  const padded = group + 16 * MIND_SSC_CHANNELS;
  return { width, row, lines, ring, group, padded, pitch: width + 2 * stepVoxels, rows: nj + 2 * stepVoxels };
}

function writeWork(
  buffer: ArrayBufferLike,
  { geometry, data }: Image,
  stepVoxels: number,
  { out, stride, known, isFirst, work }: DescriptorPlace,
): void {
  const { size } = geometry;
  const [ni, nj, nk] = size;
  const { width, row, lines, ring, group, padded, pitch, rows } = workPlan(size, stepVoxels);
  const offsetOf = ([i, j, k]: Vec3): number => i + pitch * (j + rows * k);
  const origin = offsetOf([stepVoxels, stepVoxels, stepVoxels]);
  new Uint8Array(buffer, work, padded).fill(0);
  const image = new Float32Array(buffer, work + padded, pitch * rows * (nk + 2 * stepVoxels)).fill(
    Number.NaN,
  );
  for (let line = 0; line < nj * nk; line++) {
    const at = origin + pitch * ((line % nj) + rows * Math.floor(line / nj));
    image.set(data.subarray(line * ni, (line + 1) * ni), at);
  }
  const firstVoxel = work + padded + 4 * origin;
  const words = [firstVoxel, 4 * pitch, 4 * pitch * rows, ni, nj, nk, width];
  const parts = [work + row, work + lines, work + ring, work + group, out, stride, known, isFirst ? 1 : 0];
  new Int32Array(buffer, work, words.length + parts.length).set([...words, ...parts]);
  new Int32Array(buffer, work + PAIRS_BYTE, 2 * PAIRS.length).set(
    PAIRS.flat().map((neighbour) => 4 * stepVoxels * offsetOf(neighbour)),
  );
}
