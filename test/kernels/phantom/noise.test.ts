import { describe, expect, it } from '@jest/globals';
import { createNoiseLattice } from '../../../src/kernels/phantom/createNoiseLattice.ts';
import { gaussianTaps } from '../../../src/kernels/phantom/gaussianTaps.ts';
import { sampleNoise } from '../../../src/kernels/phantom/sampleNoise.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const NOISE = createNoiseLattice(createRandomGenerator(5), {
  nodes: 32,
  spacingMm: 2,
  sigmaMm: 4,
  channels: 1,
});

describe('noise lattice', () => {
  it('has mean 0 and standard deviation 1', () => {
    const mean = NOISE.data.reduce((a, b) => a + b) / NOISE.data.length;
    const square = NOISE.data.reduce((a, b) => a + b * b, 0) / NOISE.data.length;
    expect(mean).toBeCloseTo(0, 5);
    expect(square).toBeCloseTo(1, 4);
  });

  it('repeats after its 64 mm, on either side of zero', () => {
    for (const [x, y, z] of [
      [1, 2, 3],
      [-5.5, 40.2, -61],
    ]) {
      expect(sampleNoise(NOISE, x + 64, y - 64, z + 128)).toBeCloseTo(sampleNoise(NOISE, x, y, z), 5);
    }
  });

  it('interpolates: a node gives its value, the middle of an edge the mean of its ends', () => {
    const [a, b] = NOISE.data;
    expect(sampleNoise(NOISE, 0, 0, 0)).toBeCloseTo(a, 6);
    expect(sampleNoise(NOISE, 1, 0, 0)).toBeCloseTo((a + b) / 2, 6);
  });

  it('is smooth: over a quarter of sigma it changes little', () => {
    const steps = Array.from({ length: 200 }, (_, n) =>
      Math.abs(sampleNoise(NOISE, n + 1, 7, 9) - sampleNoise(NOISE, n, 7, 9)),
    );
    expect(Math.max(...steps)).toBeLessThan(0.6);
  });
});

describe('gaussianTaps', () => {
  it('sums to 1 and is symmetric', () => {
    const taps = gaussianTaps(1.5);
    expect(taps).toHaveLength(11);
    expect(taps.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(taps[0]).toBe(taps[10]);
  });

  it('becomes a single weight as sigma goes to 0', () => {
    expect(Array.from(gaussianTaps(0))).toEqual([0, 1, 0]);
  });
});
