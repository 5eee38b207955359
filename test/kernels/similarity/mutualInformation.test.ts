import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import type { Geometry, Image, Mask, Mat4 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { createParzenHistogram } from '../../../src/kernels/similarity/createParzenHistogram.ts';
import { cubicBSplineWeights } from '../../../src/kernels/similarity/cubicBSplineWeights.ts';
import { mutualInformation } from '../../../src/kernels/similarity/mutualInformation.ts';
import { normalisedMutualInformation } from '../../../src/kernels/similarity/normalisedMutualInformation.ts';
import { prepareMutualInformation } from '../../../src/kernels/similarity/prepareMutualInformation.ts';
import type { JointHistogram } from '../../../src/kernels/similarity/types.ts';

const histogram = (...rows: number[][]): JointHistogram => ({
  fixedBins: rows.length,
  movingBins: rows[0].length,
  counts: Float64Array.from(rows.flat()),
});

describe('mutualInformation', () => {
  it('is log 2 for two equally frequent values that determine each other', () => {
    expect(mutualInformation(histogram([5, 0], [0, 5]))).toBeCloseTo(Math.log(2), 12);
    expect(mutualInformation(histogram([0, 5], [5, 0]))).toBeCloseTo(Math.log(2), 12);
  });

  it('is 0 for independent images, one value, and nothing', () => {
    expect(mutualInformation(histogram([1, 2], [2, 4]))).toBeCloseTo(0, 12);
    expect(mutualInformation(histogram([7, 0], [0, 0]))).toBe(0);
    expect(mutualInformation(histogram([0, 0], [0, 0]))).toBe(0);
  });

  it('follows the definition on a small table', () => {
    // p = 3/8 1/8 / 1/8 3/8, all marginals 1/2: 2 * 3/8 log(3/2) + 2 * 1/8 log(1/2).
    const expected = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    expect(mutualInformation(histogram([3, 1], [1, 3]))).toBeCloseTo(expected, 12);
    // Three by two: p = 1/6 1/6 / 1/3 0 / 0 1/3, rows 1/3, columns 1/2: 2 * 1/6 log 1 + 2 * 1/3 log 2.
    expect(mutualInformation(histogram([1, 1], [2, 0], [0, 2]))).toBeCloseTo((2 / 3) * Math.log(2), 12);
  });
});

describe('normalisedMutualInformation', () => {
  it('is 2 for images that determine each other and 1 for independent ones', () => {
    expect(normalisedMutualInformation(histogram([5, 0], [0, 5]))).toBeCloseTo(2, 12);
    expect(normalisedMutualInformation(histogram([1, 2], [2, 4]))).toBeCloseTo(1, 12);
    expect(normalisedMutualInformation(histogram([7, 0], [0, 0]))).toBe(1);
    expect(normalisedMutualInformation(histogram([0, 0], [0, 0]))).toBe(1);
  });

  it('is the ratio of the entropies on a small table', () => {
    // H(F) = H(M) = log 2; H(F, M) = -(6/8 log(3/8) + 2/8 log(1/8)).
    const joint = -(0.75 * Math.log(0.375) + 0.25 * Math.log(0.125));
    expect(normalisedMutualInformation(histogram([3, 1], [1, 3]))).toBeCloseTo((2 * Math.log(2)) / joint, 12);
  });
});

describe('createParzenHistogram', () => {
  it('weights four bins by the cubic B-spline', () => {
    const weights = new Float64Array(4);
    cubicBSplineWeights(0, weights);
    expect([...weights]).toEqual([1 / 6, 2 / 3, 1 / 6, 0].map((w) => expect.closeTo(w, 12)));
    cubicBSplineWeights(0.5, weights);
    expect([...weights]).toEqual([1 / 48, 23 / 48, 23 / 48, 1 / 48].map((w) => expect.closeTo(w, 12)));
    for (const fraction of [0.1, 0.37, 0.9, 1]) {
      cubicBSplineWeights(fraction, weights);
      expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });

  it('puts a fixed value into one bin and a moving value into four, inside the padding', () => {
    // 8 bins, 4 of them for the range: a quarter of the range is a bin.
    const { joint, add, clear } = createParzenHistogram(8);
    add(0.5, 0.25);
    expect([...joint.counts.subarray(4 * 8, 5 * 8)]).toEqual(
      [0, 0, 1 / 6, 2 / 3, 1 / 6, 0, 0, 0].map((w) => expect.closeTo(w, 12)),
    );
    expect(joint.counts.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    clear();
    // The ends of the range stay inside the histogram.
    add(0, 0);
    add(1, 1);
    expect(joint.counts.reduce((a, b) => a + b)).toBeCloseTo(2, 12);
    expect(joint.counts.subarray(2 * 8, 3 * 8).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(joint.counts.subarray(5 * 8, 6 * 8).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(joint.counts[5 * 8 + 6]).toBeCloseTo(2 / 3, 12);
  });
});

const geometry: Geometry = {
  size: [20, 18, 16],
  spacingMm: [1, 1, 1],
  originLps: [4, -3, 2],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const all: Mask = { geometry, data: new Uint8Array(20 * 18 * 16).fill(1) };

function texture(seed: number): Image {
  const random = createRandomGenerator(seed);
  return { geometry, data: Float32Array.from(all.data, () => Math.floor(8 * random.uniform())) };
}

const shifted = (x: number): Mat4 =>
  rigidToMat4({ translationMm: [x, 0, 0], rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] });

describe('prepareMutualInformation', () => {
  const mri = texture(1);
  const prepare = (ultrasound: Image, measure: 'MUTUAL' | 'NORMALISED' = 'MUTUAL') =>
    prepareMutualInformation(
      ultrasound,
      all,
      { geometry, channelCount: 1, data: mri.data },
      { sampleSpacingMm: 1, bins: 32, measure },
    );
  /** Any mapping of intensities, not only a monotonous one. */
  const remapped = { geometry, data: mri.data.map((value) => (value * 5) % 8) };

  it.each(['MUTUAL', 'NORMALISED'] as const)('of kind %s is largest where the anatomy meets', (measure) => {
    const evaluator = prepare(remapped, measure);
    const there = evaluator.similarity(IDENTITY_MAT4);
    for (const x of [-2, -1, -0.5, 0.5, 1, 2]) {
      expect(evaluator.similarity(shifted(x))).toBeLessThan(0.9 * there);
    }
  });

  it('says next to nothing about another texture', () => {
    expect(prepare(texture(2)).similarity(IDENTITY_MAT4)).toBeLessThan(
      0.1 * prepare(remapped).similarity(IDENTITY_MAT4),
    );
  });

  it('weights by the share of covered samples, so that leaving the overlap does not pay', () => {
    const evaluator = prepare(texture(2));
    const half = shifted(10);
    expect(evaluator.overlapFraction(half)).toBeGreaterThan(0.4);
    expect(evaluator.overlapFraction(half)).toBeLessThan(0.5);
    expect(evaluator.similarity(half)).toBeCloseTo(
      evaluator.overlapFraction(half) * evaluator.similarityWhereCovered(half),
      12,
    );
    // Few samples always look informative: covered alone the bias grows, weighted it does not.
    const little = shifted(17);
    expect(evaluator.similarityWhereCovered(little)).toBeGreaterThan(
      2 * evaluator.similarityWhereCovered(IDENTITY_MAT4),
    );
    expect(evaluator.similarity(little)).toBeLessThan(2 * evaluator.similarity(IDENTITY_MAT4));
    expect(evaluator.similarity(shifted(100))).toBe(0);
    expect(evaluator.similarityWhereCovered(shifted(100))).toBe(0);
  });

  it('leaves out unknown voxels, and refuses constant images and too few bins', () => {
    const holed = mri.data.map((value, n) => (n % 20 < 10 ? Number.NaN : value));
    const moving = { geometry, channelCount: 1, data: holed };
    const options = { sampleSpacingMm: 1, bins: 32, measure: 'MUTUAL' } as const;
    expect(prepareMutualInformation(mri, all, moving, options).overlapFraction(IDENTITY_MAT4)).toBeLessThan(
      0.5,
    );
    const flat = { geometry, channelCount: 1, data: new Float32Array(mri.data.length).fill(3) };
    expect(() => prepareMutualInformation(mri, all, flat, options)).toThrow('no contrast');
    expect(() => prepareMutualInformation(mri, all, moving, { ...options, bins: 7 })).toThrow('8 bins');
  });
});
