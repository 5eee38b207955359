import type { Geometry, Image, Mask, Vec3, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';

export type ImageOptions = Readonly<{
  size?: Vec3;
  spacingMm?: Vec3;
  originLps?: Vec3;
  /** Equal seeds give equal voxels. */
  seed?: number;
}>;

/** First and last voxel index of a box, both inside it. */
export type Box = Readonly<{ from: Vec3; to: Vec3 }>;

export const SMALL_SIZE: Vec3 = [24, 20, 16];

export function gridOf({
  size = SMALL_SIZE,
  spacingMm = [1, 1, 1],
  originLps = [0, 0, 0],
}: ImageOptions): Geometry {
  return { size, spacingMm, originLps, direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
}

/** Whether a voxel of the ultrasound below lies in its cone: a fan around the middle of i that widens with j. */
export const isInCone = ([width]: Vec3, [i, j]: readonly [number, number]): boolean =>
  Math.abs(i - (width - 1) / 2) <= 2.5 + j / 2;

/** An ultrasound volume: tissue with a bright ball inside the cone, 0 outside it. */
export function ultrasoundImage(options: ImageOptions = {}): Image<Uint8Array> {
  const geometry = gridOf(options);
  const random = createRandomGenerator(options.seed ?? 1).fork('ultrasound');
  const data = fill(new Uint8Array(count(geometry)), geometry, (index) =>
    isInCone(geometry.size, [index[0], index[1]])
      ? 60 + (isInBall(geometry, index) ? 90 : 0) + Math.floor(60 * random.uniform())
      : 0,
  );
  return { geometry, data };
}

/** An MRI volume with the same ball in the same place. */
export function mriImage(options: ImageOptions = {}): Image<Uint16Array> {
  const geometry = gridOf(options);
  const random = createRandomGenerator(options.seed ?? 1).fork('mri');
  const data = fill(
    new Uint16Array(count(geometry)),
    geometry,
    (index) => 300 + (isInBall(geometry, index) ? 400 : 0) + Math.floor(100 * random.uniform()),
  );
  return { geometry, data };
}

/** A label map of boxes. */
export function boxMask(geometry: Geometry, ...boxes: readonly Box[]): Mask {
  const inside = (index: Vec3): boolean =>
    boxes.some(({ from, to }) => index.every((n, axis) => n >= from[axis] && n <= to[axis]));
  return {
    geometry,
    data: fill(new Uint8Array(count(geometry)), geometry, (index) => (inside(index) ? 1 : 0)),
  };
}

const count = ({ size }: Geometry): number => size[0] * size[1] * size[2];

function isInBall({ size }: Geometry, index: Vec3): boolean {
  const offset = index.map((n, axis) => (n - (size[axis] - 1) / 2) / (size[axis] / 4));
  return Math.hypot(...offset) <= 1;
}

function fill<Data extends VoxelArray>(data: Data, { size }: Geometry, value: (index: Vec3) => number): Data {
  let n = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++) data[n++] = value([i, j, k]);
    }
  }
  return data;
}
