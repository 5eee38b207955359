import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../../src/kernels/geometry/rigidToMat4.ts';
import type { Geometry, Image, Mask, Mat4, Vec3 } from '../../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../../src/kernels/random/randomGenerator.ts';
import { describeMindSsc, describingBytes } from '../../../../src/kernels/similarity/simd/describeMindSsc.ts';
import { openMindSsc } from '../../../../src/kernels/similarity/simd/openMindSsc.ts';
import { prepareMindSsc } from '../../../../src/kernels/similarity/simd/prepareMindSsc.ts';
import { sharedMemory } from '../../../../src/kernels/similarity/simd/sharedMemory.ts';
import type { SharedMindSsc } from '../../../../src/kernels/similarity/simd/types.ts';
import { ball, grid, texture } from '../../../factories/textures.ts';
import { createPatchDistance } from '../oracles/createPatchDistance.ts';
import { mindSsc } from '../oracles/mindSsc.ts';
import { prepareMindSscPlainly } from '../oracles/prepareMindSscPlainly.ts';

const size: Vec3 = [15, 14, 13];
const geometry: Geometry = {
  size,
  spacingMm: [1, 1, 1],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};

function image(value: (i: number, j: number, k: number) => number): Image {
  const data = Float32Array.from({ length: size[0] * size[1] * size[2] }, (_, n) =>
    value(n % size[0], Math.floor(n / size[0]) % size[1], Math.floor(n / (size[0] * size[1]))),
  );
  return { geometry, data };
}

/** Descriptors in bytes and weights in 256ths against double precision. */
const TOLERANCE = 3e-4;

const at = (i: number, j: number, k: number): number => i + size[0] * (j + size[1] * k);
const descriptorAt = (of: Image, i: number, j: number, k: number, step = 1): number[] =>
  [...mindSsc(of, step).data.subarray(12 * at(i, j, k))].slice(0, 12);

describe('createPatchDistance', () => {
  it('is the mean squared difference of the 27 voxels around two neighbours', () => {
    // I = i: patches two apart along i differ by 2 everywhere, along j by nothing.
    const distance = createPatchDistance(image((i) => i));
    expect(distance([1, 0, 0], [-1, 0, 0])[at(7, 7, 6)]).toBe(4);
    expect(distance([0, 1, 0], [0, -1, 0])[at(7, 7, 6)]).toBe(0);
    // A single bright voxel at distance 1 on one side: one of 27 differs.
    const spot = createPatchDistance(image((i, j, k) => (i === 9 && j === 7 && k === 6 ? 6 : 0)));
    expect(spot([1, 0, 0], [-1, 0, 0])[at(7, 7, 6)]).toBeCloseTo(36 / 27, 5);
  });

  it('uses the known voxels and gives NaN where fewer than half are', () => {
    const distance = createPatchDistance(image((i) => (i > 10 ? Number.NaN : i)));
    const result = distance([1, 0, 0], [0, 1, 0]);
    expect(result[at(9, 7, 6)]).toBe(1);
    expect(result[at(10, 7, 6)]).toBeNaN();
    // At the corner of the image, 8 of 27 lie inside.
    expect(result[at(0, 0, 0)]).toBeNaN();
  });
});

describe('mindSsc', () => {
  it('sees a constant image alike in all directions', () => {
    expect(
      descriptorAt(
        image(() => 5),
        7,
        7,
        6,
      ),
    ).toEqual(new Array(12).fill(1));
  });

  it('describes a step by which neighbours lie across it', () => {
    // The step lies between i = 7 and i = 8. At i = 7 the neighbour +i has its patch over i = 7..9, two thirds of it
    // bright; the neighbours on j and k have i = 6..8, one third; -i has i = 5..7, none. Squared differences of 1:
    // +i against j, k: 1/3; -i against j, k: 1/3; j against k: 0.
    const step = descriptorAt(
      image((i) => (i > 7 ? 1 : 0)),
      7,
      7,
      6,
    );
    // The four pairs with +i, the four with -i, and the four between j and k. V = 8/12 * 1/3 = 2/9.
    const across = Math.exp(-(1 / 3) / (2 / 9));
    const expected = [...new Array(8).fill(across), 1, 1, 1, 1];
    expect(step).toEqual(expected.map((value) => expect.closeTo(value, 5)));
  });

  it('does not change with contrast, its sign or an offset', () => {
    const random = createRandomGenerator(3);
    const texture = image(() => random.uniform());
    const inverted = { geometry, data: texture.data.map((value) => 100 - 7 * value) };
    const [a, b] = [texture, inverted].map((of) => descriptorAt(of, 7, 7, 6, 2));
    expect(b).toEqual(a.map((value) => expect.closeTo(value, 3)));
    expect(Math.max(...a)).toBe(1);
    expect(Math.min(...a)).toBeGreaterThan(0);
  });

  it('is unknown next to unknown voxels, in all channels', () => {
    const holed = image((i, j) => (i > 9 ? Number.NaN : i * j));
    expect(descriptorAt(holed, 9, 7, 6)).toEqual(new Array(12).fill(Number.NaN));
    expect(descriptorAt(holed, 6, 7, 6).every(Number.isFinite)).toBe(true);
  });
});

describe('describeMindSsc', () => {
  /** Descriptors as bytes, and which voxels are known, written behind something else. */
  function described(of: Image, step: number): { bytes: Uint8Array; known: Uint8Array } {
    const voxels = of.data.length;
    const work = 12 * voxels + 4 * Math.ceil(voxels / 4);
    const memory = sharedMemory(work + describingBytes(of.geometry.size, step));
    const place = { out: 0, stride: 12, known: 12 * voxels, isFirst: true, work };
    describeMindSsc(memory, of, step, place);
    return {
      bytes: new Uint8Array(memory.buffer, 0, 12 * voxels),
      known: new Uint8Array(memory.buffer, 12 * voxels, voxels),
    };
  }

  // Sizes on and off the width of a vector, more rows than a block has, holes in the image.
  it.each([
    { size: [16, 18, 9] as const, step: 1 },
    { size: [13, 35, 8] as const, step: 2 },
    { size: [9, 7, 40] as const, step: 2 },
    { size: [14, 11, 12] as const, step: 3 },
  ])('is the definition to half a byte, $size voxels, step $step', ({ size: [ni, nj, nk], step }) => {
    const whole = texture(grid([ni, nj, nk]), 5);
    const data = whole.data.map((value, n) => (n % 97 < 7 && n % 3 === 0 ? Number.NaN : value));
    const holed = { geometry: whole.geometry, data };
    const expected = mindSsc(holed, step).data;
    const { bytes, known } = described(holed, step);
    const wrong = expected.filter((value, n) => {
      const isKnown = !Number.isNaN(value);
      const isRight = Math.abs(bytes[n] - (isKnown ? 255 * value : 0)) < 0.51;
      return !isRight || (known[Math.floor(n / 12)] === 1) !== isKnown;
    });
    expect(known.some((value) => value > 0)).toBe(true);
    expect(wrong).toHaveLength(0);
  });

  it('sees a constant image alike in all directions and nothing in an unknown one', () => {
    const flat = described(
      image(() => 5),
      2,
    );
    expect([...flat.bytes.subarray(12 * at(7, 7, 6), 12 * at(7, 7, 6) + 12)]).toEqual(
      new Array(12).fill(255),
    );
    const unknown = described(
      image(() => Number.NaN),
      2,
    );
    expect(unknown.known.some((value) => value > 0)).toBe(false);
    expect(unknown.bytes.some((value) => value > 0)).toBe(false);
  });
});

describe('prepareMindSsc against the evaluator in double precision', () => {
  const coneGrid = grid([30, 28, 32]);
  const cone = texture(coneGrid, 1);
  const mask = ball(coneGrid, 12);
  const covering = grid([44, 42, 46]);
  const sequences = [2, 3, 4].map((seed) => texture(covering, seed));
  const options = { sampleSpacingMm: 1, stepVoxels: 2 };
  const poses = [
    IDENTITY_MAT4,
    rigidToMat4({
      translationMm: [1.3, 2.6, -1.1],
      rotationVectorRad: [0.2, -0.1, 0.3],
      centreLps: [-6, 7, 15],
    }),
    rigidToMat4({
      translationMm: [14, 0, 3.5],
      rotationVectorRad: [0, 0, 0.1],
      centreLps: [-6, 7, 15],
    }),
  ];

  it.each([1, 2, 3])('with %i sequences', (count) => {
    const used = sequences.slice(0, count);
    const plain = prepareMindSscPlainly(cone, mask, used, covering, options);
    const quick = prepareMindSsc(cone, mask, used, covering, options);
    expect(quick.sampleCount).toBe(plain.sampleCount);
    for (const pose of poses) {
      const expected = plain.score(pose);
      const score = quick.score(pose);
      expect(Math.abs(score.similarity - expected.similarity)).toBeLessThan(TOLERANCE);
      expect(Math.abs(score.similarityWhereCovered - expected.similarityWhereCovered)).toBeLessThan(
        TOLERANCE,
      );
      expect(score.overlapFraction).toBeCloseTo(expected.overlapFraction, 3);
    }
  });

  it('scores alike in every slot', () => {
    const { shared } = prepareMindSsc(cone, mask, sequences.slice(0, 2), covering, options, 2);
    const [first, second] = [0, 1].map((slot) => openMindSsc(shared as SharedMindSsc, slot));
    for (const pose of poses) expect(second(pose)).toEqual(first(pose));
  });
});

describe('prepareMindSsc', () => {
  const random = createRandomGenerator(8);
  const mri = image(
    (i, j, k) =>
      10 * Math.sin(0.9 * i) * Math.cos(0.8 * j) + 8 * Math.sin(0.7 * k + 0.4 * i) + random.uniform(),
  );
  const inverted = { geometry, data: mri.data.map((value) => 200 - 3 * value) };
  const all: Mask = { geometry, data: new Uint8Array(mri.data.length).fill(1) };
  const prepare = (ultrasound: Image, mask = all) =>
    prepareMindSsc(ultrasound, mask, [mri], geometry, { sampleSpacingMm: 1, stepVoxels: 1 });
  const shifted = (x: number): Mat4 =>
    rigidToMat4({ translationMm: [x, 0, 0], rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] });

  it('is near 1 at the true pose in spite of inverted contrast, and falls on either side', () => {
    const evaluator = prepare(inverted);
    expect(evaluator.similarityWhereCovered(IDENTITY_MAT4)).toBeCloseTo(1, 4);
    expect(evaluator.similarity(shifted(0.5))).toBeLessThan(evaluator.similarity(IDENTITY_MAT4));
    expect(evaluator.similarity(shifted(-1))).toBeLessThan(evaluator.similarity(shifted(-0.5)));
  });

  it('is near 0 for an unrelated image and 0 without overlap', () => {
    const noise = createRandomGenerator(4);
    const evaluator = prepare(image(() => noise.normal()));
    expect(Math.abs(evaluator.similarity(IDENTITY_MAT4))).toBeLessThan(0.1);
    expect(evaluator.similarity(shifted(50))).toBe(0);
    expect(evaluator.overlapFraction(shifted(50))).toBe(0);
  });

  it('takes the mean over sequences', () => {
    const one = prepare(inverted).similarity(shifted(0.4));
    const twice = prepareMindSsc(inverted, all, [mri, mri], geometry, { sampleSpacingMm: 1, stepVoxels: 1 });
    expect(twice.similarity(shifted(0.4))).toBeCloseTo(one, 9);
  });

  it('refuses a field of view without a descriptor and images without structure', () => {
    const voxel: Mask = { geometry, data: new Uint8Array(all.data.length).fill(1, 1000, 1003) };
    expect(() => prepare(inverted, voxel)).toThrow('too small for a single descriptor');
    const flat = image(() => 1);
    expect(() =>
      prepareMindSsc(inverted, all, [{ geometry, data: flat.data.fill(Number.NaN) }], geometry, {
        sampleSpacingMm: 1,
        stepVoxels: 1,
      }),
    ).toThrow('no structure');
  });
});
