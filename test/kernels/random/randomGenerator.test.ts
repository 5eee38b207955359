import { describe, expect, test } from '@jest/globals';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

describe('seeded random generator', () => {
  test('gives the same stream for the same seed and another for another', () => {
    const draw = (seed: number | string) => {
      const random = createRandomGenerator(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).toEqual(draw('7'));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('is uniform in [0, 1) and standard normal', () => {
    const random = createRandomGenerator('moments');
    const n = 100_000;
    let uniformSum = 0;
    let normalSum = 0;
    let normalSquares = 0;
    for (let k = 0; k < n; k++) {
      const u = random.uniform();
      const z = random.normal();
      if (u < 0 || u >= 1) throw new Error(`out of range: ${u}`);
      uniformSum += u;
      normalSum += z;
      normalSquares += z * z;
    }
    expect(uniformSum / n).toBeCloseTo(0.5, 2);
    expect(normalSum / n).toBeCloseTo(0, 1);
    expect(normalSquares / n).toBeCloseTo(1, 1);
  });

  test('forks by label into streams that do not depend on what the parent has drawn', () => {
    const parent = createRandomGenerator(1);
    const before = parent.fork('a').uniform();
    parent.uniform();
    expect(parent.fork('a').uniform()).toBe(before);
    expect(parent.fork('b').uniform()).not.toBe(before);
  });
});
