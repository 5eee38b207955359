import { describe, expect, it } from '@jest/globals';
import { overlapCounts } from '../../../src/kernels/metrics/overlapCounts.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { drawMask, randomSpeckle, storedMaskCases } from './maskFixtures.ts';

describe('overlapCounts', () => {
  it('counts each cell of the confusion table', () => {
    const prediction = drawMask(['##..', '##..', '....']);
    const reference = drawMask(['.##.', '.##.', '.#..']);
    expect(overlapCounts(prediction, reference)).toEqual({ tp: 2, fp: 2, fn: 3, tn: 5 });
  });

  it.each(storedMaskCases())('gives the reference counts of $name', ({ prediction, reference, counts }) => {
    expect(overlapCounts(prediction, reference)).toEqual(counts);
  });

  it('counts as pixel by pixel for any length and alignment', () => {
    const random = createRandomGenerator('counts');
    for (let length = 1; length < 40; length++) {
      const pool = randomSpeckle(random, length + 3, 0.4);
      const reference = randomSpeckle(random, length, 0.4);
      for (let offset = 0; offset < 4; offset++) {
        const prediction = pool.subarray(offset, offset + length);
        const tp = prediction.reduce((n, p, k) => n + (p & reference[k]), 0);
        const counts = overlapCounts(prediction, reference);
        expect(counts.tp).toBe(tp);
        expect(counts.tp + counts.fp).toBe(prediction.reduce((n, p) => n + p, 0));
        expect(counts.tp + counts.fn).toBe(reference.reduce((n, r) => n + r, 0));
        expect(counts.tp + counts.fp + counts.fn + counts.tn).toBe(length);
      }
    }
  });

  it('leaves its inputs as they are and takes a Buffer view', () => {
    const buffer = Buffer.from([9, 1, 0, 1, 1, 9]);
    const view = buffer.subarray(1, 5);
    expect(overlapCounts(view, Uint8Array.of(1, 1, 0, 1))).toEqual({ tp: 2, fp: 1, fn: 1, tn: 0 });
    expect([...buffer]).toEqual([9, 1, 0, 1, 1, 9]);
  });

  it('rejects masks of different length', () => {
    expect(() => overlapCounts(new Uint8Array(4), new Uint8Array(5))).toThrow(
      expect.objectContaining({ code: 'GRID_MISMATCH' }),
    );
  });

  it.each([2, 3, 128, 255])('rejects the value %i wherever it stands', (value) => {
    for (let k = 0; k < 9; k++) {
      const mask = new Uint8Array(9);
      mask[k] = value;
      expect(() => overlapCounts(mask, new Uint8Array(9))).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT' }),
      );
      expect(() => overlapCounts(new Uint8Array(9), mask)).toThrow('other than 0 and 1');
    }
  });
});
