import { describe, expect, it } from '@jest/globals';
import { drawMisalignment } from '../../../src/kernels/phantom/drawMisalignment.ts';
import { drawTumourTraits } from '../../../src/kernels/phantom/drawTumourTraits.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const DEGREES = Math.PI / 180;

describe('drawMisalignment', () => {
  it('has the spread of the RESECT tracking errors', () => {
    const draws = Array.from({ length: 4000 }, (_, n) => drawMisalignment(createRandomGenerator(n), 1));
    const shifts = draws.map(({ translationMm }) => Math.hypot(...translationMm));
    const turns = draws.map(({ rotationVectorRad }) => Math.hypot(...rotationVectorRad) / DEGREES);
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
    expect(mean(shifts)).toBeCloseTo(4.9, 0);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(20 + 1e-9);
    expect(Math.max(...shifts)).toBeGreaterThan(15);
    expect(mean(turns)).toBeCloseTo(5.2, 0);
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
    expect(sizes[0]).toBeLessThan(80);
    expect(sizes[11]).toBeGreaterThan(1100);
    expect(traits.filter(({ echogenicity }) => echogenicity === 'CYSTIC')).toHaveLength(2);
    expect(traits.filter(({ echogenicity }) => echogenicity === 'HYPOECHOIC')).toHaveLength(1);
  });

  it('deals in an order that the seed decides', () => {
    expect(block(1, 0)).toEqual(block(1, 0));
    expect(block(1, 0)).not.toEqual(block(2, 0));
  });
});
