import { describe, expect, it } from '@jest/globals';
import { drawMisalignment } from '../../../src/kernels/phantom/drawMisalignment.ts';
import { drawTumourTraits } from '../../../src/kernels/phantom/drawTumourTraits.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const DEGREES = Math.PI / 180;

/** Rigid fits to the landmarks of the 22 RESECT cases: shift of their centroid, mm, and rotation, degrees. */
const RESECT_SHIFTS_MM = [
  ...[1.19, 4.88, 9.44, 2.65, 11.96, 3.08, 1.29, 2.19, 19.66, 4.14, 2.49],
  ...[2.66, 3.24, 6.1, 3.36, 2.52, 4.37, 6.74, 0.7, 9.99, 2.61, 5.63],
];
const RESECT_TURNS_DEG = [
  ...[5.73, 13.81, 8.29, 5.9, 3.87, 2.03, 2.67, 3.37, 3.02, 9.42, 5.28],
  ...[6.4, 2.52, 6.0, 6.64, 4.81, 2.63, 6.97, 1.52, 13.09, 2.12, 2.07],
];
/** Critical value of the one-sample Kolmogorov-Smirnov statistic at 5 % for n = 22 (Miller 1956). */
const KS_LIMIT = 0.281;

/** The largest difference between the distribution of a few measured values and that of many draws. */
function kolmogorovSmirnov(measured: readonly number[], draws: readonly number[]): number {
  const n = measured.length;
  return measured
    .toSorted((a, b) => a - b)
    .reduce((largest, value, rank) => {
      const below = draws.filter((draw) => draw <= value).length / draws.length;
      return Math.max(largest, Math.abs(below - rank / n), Math.abs(below - (rank + 1) / n));
    }, 0);
}

describe('drawMisalignment', () => {
  it('has the distribution of the RESECT tracking errors', () => {
    const draws = Array.from({ length: 4000 }, (_, n) => drawMisalignment(createRandomGenerator(n), 1));
    const shifts = draws.map(({ translationMm }) => Math.hypot(...translationMm));
    const turns = draws.map(({ rotationVectorRad }) => Math.hypot(...rotationVectorRad) / DEGREES);
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
    expect(kolmogorovSmirnov(RESECT_SHIFTS_MM, shifts)).toBeLessThan(KS_LIMIT);
    expect(kolmogorovSmirnov(RESECT_TURNS_DEG, turns)).toBeLessThan(KS_LIMIT);
    expect(mean(shifts)).toBeCloseTo(mean(RESECT_SHIFTS_MM), 0);
    expect(mean(turns)).toBeCloseTo(mean(RESECT_TURNS_DEG), 0);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(20 + 1e-9);
    expect(Math.max(...shifts)).toBeGreaterThan(15);
    expect(Math.max(...turns)).toBeLessThanOrEqual(14 + 1e-9);
  });

  it('scales both parts', () => {
    const full = drawMisalignment(createRandomGenerator(1), 1);
    const half = drawMisalignment(createRandomGenerator(1), 0.5);
    expect(Math.hypot(...half.translationMm)).toBeCloseTo(Math.hypot(...full.translationMm) / 2, 12);
    expect(Math.hypot(...half.rotationVectorRad)).toBeCloseTo(Math.hypot(...full.rotationVectorRad) / 2, 12);
  });
});

describe('drawTumourTraits', () => {
  const block = (seed: number, start: number) =>
    Array.from({ length: 12 }, (_, n) => drawTumourTraits(seed, start + n));

  it.each([
    [1, 0],
    [1, 12],
    [99, 24],
  ])('deals the whole range to 12 patients (seed %i from %i)', (seed, start) => {
    const traits = block(seed, start);
    const sizes = traits.map(({ targetAreaMm2 }) => targetAreaMm2).sort((a, b) => a - b);
    expect(sizes[0]).toBeGreaterThanOrEqual(10);
    expect(sizes[0]).toBeLessThan(12);
    expect(sizes.filter((size) => size < 35).length).toBeGreaterThanOrEqual(1);
    expect(sizes.filter((size) => size >= 35 && size < 200).length).toBeGreaterThanOrEqual(2);
    expect(sizes[11]).toBeGreaterThanOrEqual(1250);
    expect(sizes[11]).toBeLessThanOrEqual(1500);
    expect(traits.filter(({ echogenicity }) => echogenicity === 'CYSTIC')).toHaveLength(2);
    expect(traits.filter(({ echogenicity }) => echogenicity === 'HYPOECHOIC')).toHaveLength(1);
  });

  it('covers 10 to 1,500 mm2 in 180 patients without a wide gap', () => {
    const sizes = Array.from({ length: 180 }, (_, n) => drawTumourTraits(5, n).targetAreaMm2).sort(
      (a, b) => a - b,
    );
    expect(sizes[0]).toBeLessThan(10.5);
    expect(sizes[179]).toBeGreaterThan(1450);
    const steps = sizes.slice(1).map((size, n) => size / sizes[n]);
    expect(Math.max(...steps)).toBeLessThan(1.5);
    expect(sizes[90]).toBeGreaterThan(220);
    expect(sizes[90]).toBeLessThan(400);
  });

  it('deals in an order that the seed decides', () => {
    expect(block(1, 0)).toEqual(block(1, 0));
    expect(block(1, 0)).not.toEqual(block(2, 0));
  });
});
