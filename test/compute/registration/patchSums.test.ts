import { describe, expect, it } from '@jest/globals';
import { patchSums, type SumStep } from '../../../src/compute/registration/patchSums.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { lc2Cases, problemOf } from '../../support/lc2Cases.ts';

function apply(steps: readonly SumStep[], cells: readonly number[]): readonly number[] {
  return steps.reduce<readonly number[]>(
    (before, { entryCount, termsPerEntry, terms }) =>
      Array.from({ length: entryCount }, (_, entry) => {
        const own = terms.subarray(entry * termsPerEntry, (entry + 1) * termsPerEntry);
        return own.reduce((sum, at) => sum + before[at], 0);
      }),
    cells,
  );
}

describe('patch sums', () => {
  it.each(lc2Cases())('sums the cells of every patch, in the order of the patches: $title', (each) => {
    const { samples, patches, options } = problemOf(each);
    const [nx, ny] = samples.cellGridSize;
    const { patchCells } = options;
    const random = createRandomGenerator('cells');
    const values = new Map(Array.from(samples.cells, (cell) => [cell, Math.floor(100 * random.uniform())]));
    const expected: number[] = [];
    for (let z = 0; z + 1 < patches.starts.length; z++) {
      for (let n = patches.starts[z]; n < patches.starts[z + 1]; n++) {
        let sum = 0;
        for (let c = 0; c < patchCells ** 3; c++) {
          const [dx, dy, dz] = [
            c % patchCells,
            Math.floor(c / patchCells) % patchCells,
            Math.floor(c / patchCells ** 2),
          ];
          sum += values.get(patches.cells[n] + dx + nx * (dy + ny * (z + dz))) ?? 0;
        }
        expected.push(sum);
      }
    }
    const steps = patchSums(samples, patches, patchCells);
    expect(apply(steps, [...values.values(), 0])).toEqual(expected);
  });
});
