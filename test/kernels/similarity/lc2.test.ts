import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Image, Mask, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { worldToIndex } from '../../../src/kernels/geometry/worldToIndex.ts';
import { fixedSamples } from '../../../src/kernels/similarity/fixedSamples.ts';
import { prepareLc2 } from '../../../src/kernels/similarity/lc2.ts';
import { lc2Patch } from '../../../src/kernels/similarity/lc2Patch.ts';
import { movingChannels } from '../../../src/kernels/similarity/movingChannels.ts';
import type { Lc2Options, MovingChannels } from '../../../src/kernels/similarity/types.ts';
import { ball, grid, texture } from '../../factories/textures.ts';

const options: Lc2Options = {
  sampleSpacingMm: 1,
  cellSamples: 2,
  patchCells: 3,
  weight: 'std',
  minimumValidFraction: 0.5,
  ridge: 1e-4,
  nonNegativeGradient: true,
};

/** LC2 straight from its definition: every patch cut out sample by sample and given to `lc2Patch`. */
function bruteForce(
  ultrasound: Image,
  mask: Mask,
  moving: MovingChannels,
  pose: Mat4,
  o: Lc2Options,
): number {
  const samples = fixedSamples(ultrasound, mask, o);
  const [nx, ny, nz] = samples.cellGridSize;
  const toVoxel = multiplyMat4(
    worldToIndex(moving.geometry),
    multiplyMat4(invertMat4(pose), samples.sampleToWorld),
  );
  const byCell = new Map<number, { u: number; channels: number[] }[]>();
  samples.cells.forEach((cell, listed) => {
    const members = [];
    for (let n = samples.starts[listed]; n < samples.starts[listed + 1]; n++) {
      const offset = samples.offsets[n];
      const at: Vec3 = [
        samples.corners[3 * listed] + (offset % o.cellSamples),
        samples.corners[3 * listed + 1] + (Math.floor(offset / o.cellSamples) % o.cellSamples),
        samples.corners[3 * listed + 2] + Math.floor(offset / o.cellSamples ** 2),
      ];
      members.push({ u: samples.values[n], channels: interpolate(moving, transformPoint(toVoxel, at)) });
    }
    byCell.set(cell, members);
  });
  let total = 0;
  let totalWeight = 0;
  const least = o.minimumValidFraction * (o.patchCells * o.cellSamples) ** 3;
  for (let z = 0; z + o.patchCells <= nz; z++) {
    for (let y = 0; y + o.patchCells <= ny; y++) {
      for (let x = 0; x + o.patchCells <= nx; x++) {
        const patch = [];
        for (let c = 0; c < o.patchCells ** 3; c++) {
          const dx = c % o.patchCells;
          const dy = Math.floor(c / o.patchCells) % o.patchCells;
          const dz = Math.floor(c / o.patchCells ** 2);
          patch.push(...(byCell.get(x + dx + nx * (y + dy + ny * (z + dz))) ?? []));
        }
        if (patch.length < least) continue;
        const ultrasoundValues = patch.map(({ u }) => u);
        const flat = patch.map((_, n) => Math.sin(n));
        const whole = lc2Patch(
          { ultrasound: ultrasoundValues, channels: [flat, flat] },
          { weight: o.weight },
        );
        if (whole.state !== 'DEFINED') continue;
        totalWeight += whole.weight;
        const known = patch.filter(({ channels }) => !channels.some(Number.isNaN));
        if (known.length < least) continue;
        const local = lc2Patch(
          {
            ultrasound: known.map(({ u }) => u),
            channels: Array.from({ length: moving.channelCount }, (_, a) =>
              known.map(({ channels }) => channels[a]),
            ),
          },
          { ridge: o.ridge, nonNegativeGradient: o.nonNegativeGradient },
        );
        if (local.state === 'DEFINED') total += whole.weight * local.similarity;
      }
    }
  }
  return total / totalWeight;
}

function interpolate({ geometry, channelCount, data }: MovingChannels, [x, y, z]: Vec3): number[] {
  const [ni, nj, nk] = geometry.size;
  if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) {
    return new Array(channelCount).fill(Number.NaN);
  }
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  return Array.from({ length: channelCount }, (_, channel) => {
    let value = 0;
    for (let corner = 0; corner < 8; corner++) {
      const [a, b, c] = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const weight = (a ? x - i : 1 - x + i) * (b ? y - j : 1 - y + j) * (c ? z - k : 1 - z + k);
      value += weight * data[channelCount * (i + a + ni * (j + b + nj * (k + c))) + channel];
    }
    return value;
  });
}

const geometry = grid([20, 18, 22]);
const ultrasound = texture(geometry, 1);
const mask = ball(geometry, 7.9);
const t1 = movingChannels([texture(geometry, 2)], 0.7, geometry);
const two = movingChannels([texture(geometry, 2), texture(geometry, 3)], 0.7, geometry);
const three = movingChannels(
  [2, 3, 4].map((seed) => texture(geometry, seed)),
  0.7,
  geometry,
);
const poses: [string, Mat4][] = [
  ['the identity', IDENTITY_MAT4],
  [
    'a rotation',
    rigidToMat4({ translationMm: [1, 2, -1], rotationVectorRad: [0.2, -0.1, 0.3], centreLps: [-6, 7, 15] }),
  ],
  [
    'a pose half outside',
    rigidToMat4({ translationMm: [9, 0, 0], rotationVectorRad: [0, 0, 0.1], centreLps: [-6, 7, 15] }),
  ],
];

describe('prepareLc2', () => {
  it.each(poses)('equals the definition, patch by patch, at %s', (_, pose) => {
    for (const moving of [t1, two, three]) {
      const expected = bruteForce(ultrasound, mask, moving, pose, options);
      expect(prepareLc2(ultrasound, mask, moving, options).similarity(pose)).toBeCloseTo(expected, 9);
    }
  });

  it.each([
    { cellSamples: 1, patchCells: 4 },
    { cellSamples: 2, patchCells: 2 },
    { sampleSpacingMm: 1.7, cellSamples: 1, patchCells: 3 },
    { weight: { variancePower: 0.25 } },
    { nonNegativeGradient: false, ridge: 0 },
  ] as Partial<Lc2Options>[])('equals the definition with %j', (changes) => {
    const changed = { ...options, ...changes };
    const [, pose] = poses[1];
    for (const moving of [t1, two, three]) {
      const expected = bruteForce(ultrasound, mask, moving, pose, changed);
      expect(prepareLc2(ultrasound, mask, moving, changed).similarity(pose)).toBeCloseTo(expected, 9);
    }
  });

  it('does not remember the pose before', () => {
    const evaluator = prepareLc2(ultrasound, mask, two, options);
    const first = evaluator.similarity(poses[1][1]);
    evaluator.similarity(poses[2][1]);
    expect(evaluator.similarity(poses[1][1])).toBe(first);
  });

  it('is 1 without a ridge where the ultrasound is a combination of the channels', () => {
    const data = Float32Array.from(
      { length: ultrasound.data.length },
      (_, n) => 3 * t1.data[2 * n] + 2 * t1.data[2 * n + 1],
    );
    const evaluator = prepareLc2({ geometry, data }, mask, t1, { ...options, ridge: 0 });
    expect(evaluator.similarity(IDENTITY_MAT4)).toBeCloseTo(1, 5);
  });

  it('counts patches outside the MRI as 0 and says how much is covered', () => {
    const evaluator = prepareLc2(ultrasound, mask, t1, options);
    const [, partly] = poses[2];
    expect(evaluator.overlapFraction(IDENTITY_MAT4)).toBe(1);
    expect(evaluator.overlapFraction(partly)).toBeGreaterThan(0.3);
    expect(evaluator.overlapFraction(partly)).toBeLessThan(0.7);
    expect(evaluator.similarityWhereCovered(partly)).toBeGreaterThan(evaluator.similarity(partly));
    expect(evaluator.similarityWhereCovered(IDENTITY_MAT4)).toBeCloseTo(
      evaluator.similarity(IDENTITY_MAT4),
      12,
    );
    const away = rigidToMat4({
      translationMm: [0, 0, 99],
      rotationVectorRad: [0, 0, 0],
      centreLps: [0, 0, 0],
    });
    expect(evaluator.similarity(away)).toBe(0);
    expect(evaluator.similarityWhereCovered(away)).toBe(0);
    expect(evaluator.overlapFraction(away)).toBe(0);
  });

  it('treats unknown MRI as unknown and not as 0', () => {
    for (const moving of [t1, two, three]) {
      const half = moving.data.length / 2;
      const holed = { ...moving, data: moving.data.map((value, n) => (n < half ? Number.NaN : value)) };
      const evaluator = prepareLc2(ultrasound, mask, holed, options);
      expect(evaluator.overlapFraction(IDENTITY_MAT4)).toBeCloseTo(0.5, 1);
      const expected = bruteForce(ultrasound, mask, holed, IDENTITY_MAT4, options);
      expect(evaluator.similarity(IDENTITY_MAT4)).toBeCloseTo(expected, 9);
    }
  });

  it('ignores ultrasound outside the mask', () => {
    const outside = { geometry, data: ultrasound.data.map((u, n) => (mask.data[n] === 0 ? 1e6 : u)) };
    for (const sampleSpacingMm of [1, 1.3]) {
      const inside = prepareLc2(ultrasound, mask, t1, { ...options, sampleSpacingMm });
      const same = prepareLc2(outside, mask, t1, { ...options, sampleSpacingMm });
      expect(same.similarity(IDENTITY_MAT4)).toBe(inside.similarity(IDENTITY_MAT4));
    }
  });

  it('refuses a mask without a patch and an ultrasound without contrast', () => {
    const empty = { geometry, data: new Uint8Array(mask.data.length) };
    expect(() => prepareLc2(ultrasound, empty, t1, options)).toThrow(/No ultrasound sample/);
    expect(() => prepareLc2(ultrasound, ball(geometry, 1.2), t1, options)).toThrow(
      /too small for a single patch/,
    );
    const flat = { geometry, data: new Float32Array(mask.data.length).fill(4) };
    expect(() => prepareLc2(flat, mask, t1, options)).toThrow(/constant/);
  });
});
