import { describe, expect, test } from '@jest/globals';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { loopArea } from '../../../src/kernels/rendering/loopArea.ts';
import { traceOutline } from '../../../src/kernels/rendering/traceOutline.ts';
import type { PlaneMask } from '../../../src/kernels/rendering/types.ts';

function mask(...rows: readonly string[]): PlaneMask {
  const data = Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0));
  return { width: rows[0].length, height: rows.length, data };
}

describe('traceOutline', () => {
  test('goes clockwise around one pixel along its edges', () => {
    const loops = traceOutline(mask('...', '.#.', '...'));
    expect(loops.map((loop) => [...loop])).toEqual([[1, 1, 2, 1, 2, 2, 1, 2]]);
    expect(loopArea(loops[0])).toBe(1);
  });

  test('follows the border of the picture where the mask reaches it', () => {
    expect(traceOutline(mask('##', '##')).map(loopArea)).toEqual([4]);
  });

  test('gives a hole its own loop with negative area', () => {
    expect(traceOutline(mask('###', '#.#', '###')).map(loopArea)).toEqual([9, -1]);
  });

  test('keeps pixels apart that touch only at a corner', () => {
    expect(traceOutline(mask('#.', '.#')).map(loopArea)).toEqual([1, 1]);
  });

  test('has no loop for an empty mask', () => {
    expect(traceOutline(mask('..', '..'))).toEqual([]);
  });

  test('signed areas add up to the number of pixels, whatever the mask', () => {
    const random = createRandomGenerator(11);
    for (let round = 0; round < 20; round++) {
      const data = Uint8Array.from({ length: 13 * 9 }, () => (random.uniform() < 0.5 ? 1 : 0));
      const total = traceOutline({ width: 13, height: 9, data }).reduce(
        (sum, loop) => sum + loopArea(loop),
        0,
      );
      expect(total).toBe(data.reduce((a, b) => a + b));
    }
  });
});
