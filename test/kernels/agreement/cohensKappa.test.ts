import { describe, expect, it } from '@jest/globals';
import { cohensKappa } from '../../../src/kernels/agreement/cohensKappa.ts';

/** Two lists of ratings from a table of counts. */
function ratings(table: readonly (readonly number[])[]): [string[], string[]] {
  const cells = table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i, j])),
  );
  return [cells.map(([i]) => `c${i}`), cells.map(([, j]) => `c${j}`)];
}

describe('cohensKappa', () => {
  it('agrees with statsmodels 0.15 (std_kappa of cohens_kappa)', () => {
    const agreement = cohensKappa(
      ...ratings([
        [20, 5, 1],
        [10, 15, 2],
        [0, 3, 4],
      ]),
      0.95,
    );
    if (agreement.state !== 'DEFINED') throw new Error('defined');
    expect(agreement.kappa).toBeCloseTo(0.41395348837209306, 12);
    expect(agreement.standardError).toBeCloseTo(0.10286464210520896, 12);
    expect(agreement.lower).toBeCloseTo(0.21234249456328105, 9);
    expect(agreement.upper).toBeCloseTo(0.6155644821809051, 9);
    expect(agreement.nSubjects).toBe(60);
  });

  it('is 1 for equal and -1 for opposite raters', () => {
    const first = ['yes', 'no', 'yes', 'no'];
    expect(cohensKappa(first, first, 0.95)).toMatchObject({ kappa: 1, standardError: 0, lower: 1, upper: 1 });
    expect(cohensKappa(first, ['no', 'yes', 'no', 'yes'], 0.95)).toMatchObject({ kappa: -1, lower: -1 });
  });

  it('does not change when raters or names of categories change places', () => {
    const [a, b] = ratings([
      [5, 2],
      [1, 7],
    ]);
    const renamed = (list: readonly string[]) => list.map((name) => (name === 'c0' ? 'z' : 'a'));
    const reference = cohensKappa(a, b, 0.9);
    for (const other of [cohensKappa(b, a, 0.9), cohensKappa(renamed(a), renamed(b), 0.9)]) {
      if (other.state !== 'DEFINED' || reference.state !== 'DEFINED') throw new Error('defined');
      expect(other.kappa).toBeCloseTo(reference.kappa, 12);
      expect(other.standardError).toBeCloseTo(reference.standardError, 12);
    }
  });

  it('has states instead of numbers that do not exist', () => {
    expect(cohensKappa([], [], 0.95)).toEqual({ state: 'TOO_FEW_SUBJECTS', nSubjects: 0 });
    expect(cohensKappa(['a'], ['b'], 0.95)).toEqual({ state: 'TOO_FEW_SUBJECTS', nSubjects: 1 });
    expect(cohensKappa(['a', 'a'], ['a', 'a'], 0.95)).toEqual({ state: 'NO_VARIATION', nSubjects: 2 });
  });

  it('rejects lists of different length and impossible levels', () => {
    expect(() => cohensKappa(['a'], [], 0.95)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => cohensKappa(['a', 'b'], ['a', 'b'], 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
