import { rigidToMat4 } from '../../src/kernels/geometry/rigidToMat4.ts';
import type { Geometry, Image, Mask, Mat4, Vec3 } from '../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import { type Lc2Problem, lc2Problem } from '../../src/kernels/similarity/lc2Problem.ts';
import { movingChannels } from '../../src/kernels/similarity/movingChannels.ts';
import type { Lc2Options, MovingChannels } from '../../src/kernels/similarity/types.ts';

/** One pair at one level, as both the evaluator in TypeScript and the graph take it. */
export interface Lc2Case {
  readonly title: string;
  readonly ultrasound: Image;
  readonly mask: Mask;
  readonly moving: MovingChannels;
  readonly options: Lc2Options;
}

const OPTIONS: Lc2Options = {
  sampleSpacingMm: 1,
  cellSamples: 2,
  patchCells: 3,
  weight: 'std',
  minimumValidFraction: 0.5,
  ridge: 1e-4,
  nonNegativeGradient: true,
};

const CENTRE: Vec3 = [11, 8, 14];

/** Small random pairs in which patches are cut by the mask, by unknown MRI and by its border. */
export function lc2Cases(): Lc2Case[] {
  return [
    lc2Case('one sequence', 1),
    lc2Case('two sequences', 2),
    lc2Case('three sequences', 3),
    lc2Case('small cells', 2, { cellSamples: 1, patchCells: 4, sampleSpacingMm: 1.3 }),
    lc2Case('gradients of both signs', 3, { nonNegativeGradient: false }),
  ];
}

export const problemOf = ({ ultrasound, mask, moving, options }: Lc2Case): Lc2Problem =>
  lc2Problem(ultrasound, mask, moving, options);

/** The first leaves the images as they are, later ones lie farther away, the last far outside. */
export function lc2Poses(count: number): Mat4[] {
  const random = createRandomGenerator('lc2 poses');
  const within = (limit: number): Vec3 => [
    limit * (2 * random.uniform() - 1),
    limit * (2 * random.uniform() - 1),
    limit * (2 * random.uniform() - 1),
  ];
  return Array.from({ length: count }, (_, n) =>
    rigidToMat4({
      translationMm: n === 16 ? [300, -200, 100] : within(0.5 * n),
      rotationVectorRad: within(0.04 * n),
      centreLps: CENTRE,
    }),
  );
}

function lc2Case(title: string, sequences: number, changes: Partial<Lc2Options> = {}): Lc2Case {
  const fixedGeometry = grid([16, 18, 15], [8, -1, 6]);
  const movingGeometry = grid([22, 21, 20], [10, -4, 3]);
  const images = Array.from({ length: sequences }, (_, n) => texture(movingGeometry, 2 + n));
  const moving = movingChannels(images, 0.7, movingGeometry);
  return {
    title,
    ultrasound: echo(fixedGeometry, moving),
    mask: ball(fixedGeometry, 7.4),
    moving: withUnknown(moving),
    options: { ...OPTIONS, ...changes },
  };
}

const grid = (size: Vec3, originLps: Vec3): Geometry => ({
  size,
  spacingMm: [1, 1, 1],
  originLps,
  direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
});

const positionOf = (n: number, [ni, nj]: Vec3): Vec3 => [
  n % ni,
  Math.floor(n / ni) % nj,
  Math.floor(n / (ni * nj)),
];

function texture(geometry: Geometry, seed: number): Image {
  const random = createRandomGenerator(seed);
  const [ni, nj, nk] = geometry.size;
  const data = Float32Array.from({ length: ni * nj * nk }, (_, n) => {
    const [i, j, k] = positionOf(n, geometry.size);
    const waves = 20 * Math.sin(0.9 * i + seed) * Math.cos(0.7 * j) + 10 * Math.sin(1.1 * k + seed);
    return 50 + waves + 4 * random.normal();
  });
  return { geometry, data };
}

/** Edges darken it on one half, so that the limit on the gradients matters there, and one corner is flat. */
function echo(geometry: Geometry, { channelCount, data, geometry: from }: MovingChannels): Image {
  const random = createRandomGenerator('echo');
  const [ni, nj, nk] = geometry.size;
  const values = Float32Array.from({ length: ni * nj * nk }, (_, n) => {
    const [i, j, k] = positionOf(n, geometry.size);
    if (i < 6 && j < 6) return 30;
    const at = channelCount * (i + 3 + from.size[0] * (j + 2 + from.size[1] * (k + 3)));
    let value = 30 + 2 * random.normal();
    for (let channel = 0; channel < channelCount; channel++) {
      const sign = channel % 2 === 1 && i < 8 ? -1 : 1;
      value += ((sign * 6) / (1 + channel)) * data[at + channel];
    }
    return value;
  });
  return { geometry, data: values };
}

function ball(geometry: Geometry, radius: number): Mask {
  const [ni, nj, nk] = geometry.size;
  const data = Uint8Array.from({ length: ni * nj * nk }, (_, n) => {
    const [i, j, k] = positionOf(n, geometry.size);
    return Math.hypot(i - ni / 2, j - nj / 2, k - nk / 2) < radius ? 1 : 0;
  });
  return { geometry, data };
}

/** A slab and some single voxels, in some channels only, have no value. */
function withUnknown(moving: MovingChannels): MovingChannels {
  const random = createRandomGenerator('unknown');
  const data = Float32Array.from(moving.data, (value, at) => {
    const [, , k] = positionOf(Math.floor(at / moving.channelCount), moving.geometry.size);
    return k > 16 || random.uniform() < 0.003 / moving.channelCount ? Number.NaN : value;
  });
  return { ...moving, data };
}
