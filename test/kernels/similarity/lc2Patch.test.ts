import { describe, expect, it } from '@jest/globals';
import { gradientMagnitude } from '../../../src/kernels/filters/gradientMagnitude.ts';
import type { Image } from '../../../src/kernels/geometry/types.ts';
import { type Lc2Patch, lc2Patch } from '../../../src/kernels/similarity/lc2Patch.ts';

const INTENSITY = [1, 2, 3, 4, 5, 1, 2, 4, 8, 9, 2, 2, 5, 9, 9, 2, 3, 5, 9, 8, 3, 3, 6, 7, 8];
const ULTRASOUND = [
  5, 9, 12, 14, 13, 6, 11, 20, 27, 20, 7, 12, 24, 26, 19, 8, 12, 21, 24, 18, 9, 13, 18, 19, 17,
];

const plane: Image<Float64Array> = {
  geometry: {
    size: [5, 5, 1],
    spacingMm: [1, 1, 1],
    originLps: [0, 0, 0],
    direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  },
  data: Float64Array.from(INTENSITY),
};
const [ni, nj] = plane.geometry.size;

/** Central differences in double precision: the filter's own result is float32, which limits the oracle to 7 digits. */
const GRADIENT = INTENSITY.map((_, n) => {
  const i = n % ni;
  const j = Math.floor(n / ni);
  const difference = (index: number, last: number, stride: number): number => {
    const up = index < last ? 1 : 0;
    const down = index > 0 ? 1 : 0;
    return (INTENSITY[n + up * stride] - INTENSITY[n - down * stride]) / (up + down);
  };
  return Math.hypot(difference(i, ni - 1, 1), difference(j, nj - 1, ni));
});

function defined(patch: Lc2Patch) {
  if (patch.state !== 'DEFINED') throw new Error(`The patch is ${patch.state}.`);
  return patch;
}

describe('lc2Patch', () => {
  it('gives the published value of a written-out patch', () => {
    const patch = defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, GRADIENT] }));
    expect(patch.similarity).toBeCloseTo(0.8231518621, 9);
    expect(patch.weight).toBeCloseTo(6.2666099288, 9);
    expect(patch.coefficients[0]).toBeCloseTo(1.7451647969, 8);
    expect(patch.coefficients[1]).toBeCloseTo(2.0353491413, 8);
    expect(patch.coefficients[2]).toBeCloseTo(3.0733795139, 8);
  });

  it('agrees with the gradient filter to single precision', () => {
    const { data } = gradientMagnitude(plane);
    for (const [n, value] of data.entries()) expect(value).toBeCloseTo(GRADIENT[n], 5);
  });

  it('is 1 when the ultrasound is a combination of intensity and gradient', () => {
    const ultrasound = INTENSITY.map((p, n) => 2 * p + 3 * GRADIENT[n] + 1);
    const patch = defined(lc2Patch({ ultrasound, channels: [INTENSITY, GRADIENT] }));
    expect(patch.similarity).toBeCloseTo(1, 12);
    for (const [n, c] of [2, 3, 1].entries()) expect(patch.coefficients[n]).toBeCloseTo(c, 10);
  });

  it('is the squared correlation when the gradient is constant', () => {
    const flat = INTENSITY.map(() => 4);
    const patch = defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, flat] }));
    expect(patch.similarity).toBeCloseTo(0.709522962, 9);
    expect(patch.coefficients[1]).toBe(0);
  });

  it('does not change when either image is scaled and shifted', () => {
    const patch = defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, GRADIENT] }));
    const other = defined(
      lc2Patch({
        ultrasound: ULTRASOUND.map((u) => 40 - 0.3 * u),
        channels: [INTENSITY.map((p) => 100 * p + 7), GRADIENT.map((g) => 100 * g)],
      }),
    );
    expect(other.similarity).toBeCloseTo(patch.similarity, 10);
    expect(other.weight).toBeCloseTo(0.3 * patch.weight, 10);
  });

  it('never falls when a second sequence is added', () => {
    const one = defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, GRADIENT] }));
    const second = INTENSITY.map((_, n) => Math.sin(3 * n));
    const third = INTENSITY.map((_, n) => Math.cos(5 * n));
    const two = defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, GRADIENT, second, third] }));
    expect(two.similarity).toBeGreaterThan(one.similarity);
    expect(two.similarity).toBeLessThanOrEqual(1);
  });

  it('leaves out masked samples as if they were not there', () => {
    const valid = INTENSITY.map((_, n) => (n % 5 === 4 ? 0 : 1));
    const keep = <T>(values: T[]): T[] => values.filter((_, n) => valid[n] !== 0);
    const masked = ULTRASOUND.map((u, n) => (valid[n] === 0 ? 1e6 : u));
    const patch = defined(lc2Patch({ ultrasound: masked, channels: [INTENSITY, GRADIENT], valid }));
    const small = defined(
      lc2Patch({ ultrasound: keep(ULTRASOUND), channels: [keep(INTENSITY), keep(GRADIENT)] }),
    );
    expect(patch.similarity).toBeCloseTo(small.similarity, 12);
  });

  it('fits intensity alone when only a negative gradient weight would help', () => {
    const ultrasound = INTENSITY.map((p, n) => p - 2 * GRADIENT[n]);
    const channels = [INTENSITY, GRADIENT];
    expect(defined(lc2Patch({ ultrasound, channels })).coefficients[1]).toBeCloseTo(-2, 10);
    const patch = defined(lc2Patch({ ultrasound, channels }, { nonNegativeGradient: true }));
    expect(patch.coefficients[1]).toBe(0);
    const alone = defined(lc2Patch({ ultrasound, channels: [INTENSITY, INTENSITY.map(() => 0)] }));
    expect(patch.similarity).toBeCloseTo(alone.similarity, 12);
  });

  it('weights by standard deviation, variance or any power', () => {
    const weight = (kind: Parameters<typeof lc2Patch>[1]) =>
      defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, GRADIENT] }, kind)).weight;
    expect(weight({ weight: 'variance' })).toBeCloseTo(weight({ weight: 'std' }) ** 2, 9);
    expect(weight({ weight: { variancePower: 0 } })).toBe(1);
  });

  it('has no value without enough samples or without ultrasound contrast', () => {
    const channels = [INTENSITY, GRADIENT];
    const valid = INTENSITY.map((_, n) => (n < 12 ? 1 : 0));
    expect(lc2Patch({ ultrasound: ULTRASOUND, channels, valid })).toEqual({ state: 'TOO_FEW_SAMPLES' });
    expect(lc2Patch({ ultrasound: ULTRASOUND.map(() => 9), channels })).toEqual({
      state: 'CONSTANT_ULTRASOUND',
    });
  });

  it('explains nothing with a constant MRI', () => {
    const flat = INTENSITY.map(() => 1);
    expect(defined(lc2Patch({ ultrasound: ULTRASOUND, channels: [flat, flat] })).similarity).toBe(0);
  });

  it('refuses channels that are not pairs or not of one length', () => {
    expect(() => lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY] })).toThrow(/gradient channel/);
    expect(() => lc2Patch({ ultrasound: ULTRASOUND, channels: [INTENSITY, [1]] })).toThrow(
      /one value per sample/,
    );
  });
});
