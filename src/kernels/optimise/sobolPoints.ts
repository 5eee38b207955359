import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';

/** Primitive polynomials and first direction numbers of dimensions 2 to 6 (Joe and Kuo 2008, new-joe-kuo-6). */
const DIRECTIONS: ReadonlyArray<{ degree: number; polynomial: number; first: readonly number[] }> = [
  { degree: 1, polynomial: 0, first: [1] },
  { degree: 2, polynomial: 1, first: [1, 3] },
  { degree: 3, polynomial: 1, first: [1, 3, 1] },
  { degree: 3, polynomial: 2, first: [1, 1, 1] },
  { degree: 4, polynomial: 1, first: [1, 1, 3, 3] },
];

/**
 * The first points of a Sobol sequence in the unit cube with a random digital shift: evenly spread in every
 * projection, different for every generator, the same for the same seed.
 * @param dimensions 1 to 6
 * @returns `count` points one after the other
 * @throws INVALID_INPUT
 */
export function sobolPoints(count: number, dimensions: number, random: RandomGenerator): Float64Array {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= DIRECTIONS.length + 1)) {
    throw new SonoledgerError('INVALID_INPUT', `Sobol points have 1 to 6 dimensions, not ${dimensions}.`);
  }
  const directions = Array.from({ length: dimensions }, (_, d) => directionNumbers(d));
  const state = Uint32Array.from({ length: dimensions }, () => random.uniform() * 0x1_0000_0000);
  const points = new Float64Array(count * dimensions);
  for (let n = 0; n < count; n++) {
    for (let d = 0; d < dimensions; d++) points[n * dimensions + d] = state[d] / 0x1_0000_0000;
    // Gray code order: one bit changes from point to point.
    const bit = 31 - Math.clz32(~n & (n + 1));
    for (let d = 0; d < dimensions; d++) state[d] ^= directions[d][bit];
  }
  return points;
}

function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(32);
  if (dimension === 0) return numbers.map((_, bit) => 2 ** (31 - bit));
  const { degree, polynomial, first } = DIRECTIONS[dimension - 1];
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree) {
      numbers[bit] = first[bit] * 2 ** (31 - bit);
      continue;
    }
    let value = numbers[bit - degree] ^ (numbers[bit - degree] >>> degree);
    for (let term = 1; term < degree; term++) {
      if ((polynomial >> (degree - 1 - term)) & 1) value ^= numbers[bit - term];
    }
    numbers[bit] = value;
  }
  return numbers;
}
