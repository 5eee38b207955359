import { describe, expect, it } from '@jest/globals';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { midranks } from '../../../src/kernels/statistics/midranks.ts';
import { minimumSignedRankP } from '../../../src/kernels/statistics/minimumSignedRankP.ts';
import type { SignedRankResult } from '../../../src/kernels/statistics/types.ts';
import { wilcoxonSignedRank } from '../../../src/kernels/statistics/wilcoxonSignedRank.ts';
import { sharedStatistics, sixPatients } from './sharedStatistics.ts';

const close = (value: number) => expect.closeTo(value, 9);
const differences = sixPatients.x.map((x, i) => x - sixPatients.y[i]);
const withTiesAndZeros = [0, 0, 1, -1, 2, 2, -2, 3, 4, 4, 5, -6];

type Defined = Extract<SignedRankResult, { state: 'DEFINED' }>;

function defined(result: SignedRankResult): Defined {
  if (result.state !== 'DEFINED') throw new Error(`expected a test result but got ${result.state}`);
  return result;
}

describe('wilcoxonSignedRank', () => {
  it('finds the tie that the rounding of doubles hides', () => {
    expect(wilcoxonSignedRank(differences)).toMatchObject({
      wMinus: 1.5,
      pValue: 0.09375,
      method: 'EXACT_PERMUTATION',
      pNormal: close(0.058475261565652865),
      pNormalWithContinuity: close(0.07393743585215212),
      pMinimum: 0.03125,
    });
  });

  it('ranks raw doubles as R and scipy do when asked to', () => {
    expect(wilcoxonSignedRank(differences, { quantum: 0 })).toMatchObject({
      wPlus: 20,
      wMinus: 1,
      pExact: 0.0625,
      pNormal: close(0.04639946187),
      pNormalWithContinuity: close(0.05917206783),
    });
  });

  it('drops zeros before ranking by default', () => {
    expect(wilcoxonSignedRank(withTiesAndZeros)).toMatchObject({
      n: 12,
      nZero: 2,
      wPlus: 39.5,
      wMinus: 15.5,
      pExact: 0.251953125,
      pNormal: close(0.21946693040984377),
      pNormalWithContinuity: close(0.23928237981750466),
      pMinimum: 2 / 1024,
    });
  });

  it("ranks zeros and drops their ranks with Pratt's method", () => {
    expect(wilcoxonSignedRank(withTiesAndZeros, { zeros: 'PRATT' })).toMatchObject({
      wPlus: 53.5,
      wMinus: 21.5,
      pExact: 0.236328125,
      pNormal: close(0.2066110090083414),
      pNormalWithContinuity: close(0.22115131915928676),
    });
  });

  it('agrees with scipy on forty pairs without ties', () => {
    // scipy 1.17.1, wilcoxon(d, method='exact') and method='asymptotic'.
    const d = [
      2.34, -2.26, 0.72, -0.27, -0.15, 0.08, -1.72, 0.07, -0.57, 3.62, 0.53, -0.05, 0.02, -0.37, -0.76, -0.09,
      0.78, 0.06, 1.26, 0.1, 0.32, 1.85, 0.85, -0.21, 0.12, 0.84, 2.24, 0.03, 0.061, 1.3, -0.59, 0.01, 1.18,
      0.88, 0.39, 0.97, -2.53, 1.32, -0.66, -1.37,
    ];
    expect(wilcoxonSignedRank(d)).toMatchObject({
      wMinus: 294,
      pExact: close(0.12139880184622598),
      pNormal: close(0.11895130154060754),
      pNormalWithContinuity: close(0.1205498439946762),
    });
  });

  it('equals the enumeration of all sign patterns', () => {
    const random = createRandomGenerator('signs');
    for (let i = 0; i < 40; i++) {
      const n = 1 + Math.floor(9 * random.uniform());
      const d = Array.from(
        { length: n },
        () => (Math.floor(4 * random.uniform()) + 1) * (random.uniform() < 0.5 ? 1 : -1),
      );
      expect(defined(wilcoxonSignedRank(d)).pExact).toBeCloseTo(pByEnumeration(d), 12);
    }
  });

  it('does not change when all differences change sign, or scale', () => {
    const p = defined(wilcoxonSignedRank(withTiesAndZeros)).pValue;
    expect(defined(wilcoxonSignedRank(withTiesAndZeros.map((d) => -d))).pValue).toBe(p);
    expect(defined(wilcoxonSignedRank(withTiesAndZeros.map((d) => 0.013 * d))).pValue).toBe(p);
  });

  it('attains the minimum p when all differences have one sign', () => {
    for (const n of [1, 5, 6, 10, 30]) {
      const result = defined(wilcoxonSignedRank(Array.from({ length: n }, (_, i) => i + 1)));
      expect(result.pValue).toBe(result.pMinimum);
    }
  });

  it('turns to the normal approximation, and says so, when there are too many pairs', () => {
    const random = createRandomGenerator('many');
    const result = defined(wilcoxonSignedRank(Array.from({ length: 501 }, () => random.normal() + 0.1)));
    expect(result).toMatchObject({ method: 'NORMAL_WITH_CONTINUITY', pExact: null });
    expect(result.pValue).toBe(result.pNormalWithContinuity);
  });

  it('has no result when every difference is zero', () => {
    expect(wilcoxonSignedRank([0, 1e-12, -1e-13])).toEqual({ state: 'NO_NONZERO_DIFFERENCES', n: 3 });
    expect(wilcoxonSignedRank([])).toEqual({ state: 'NO_NONZERO_DIFFERENCES', n: 0 });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('rejects the difference %d', (d) => {
    expect(() => wilcoxonSignedRank([0.1, d])).toThrow(
      expect.objectContaining({ code: 'NON_FINITE_VALUES' }),
    );
  });
});

describe('minimumSignedRankP', () => {
  it.each(
    Object.entries(
      sharedStatistics()?.wilcoxon_min_two_sided_exact_p ?? { 5: 0.0625, 6: 0.03125, 8: 0.0078125 },
    ),
  )('%s pairs', (n, p) => {
    expect(minimumSignedRankP(Number(n))).toBe(p);
  });

  it('is 1 without pairs', () => {
    expect(minimumSignedRankP(0)).toBe(1);
  });
});

describe('midranks', () => {
  it('shares the mean rank among ties', () => {
    expect([...midranks([10, 5, 10, 1, 10])]).toEqual([4, 2, 4, 1, 4]);
  });
});

function pByEnumeration(d: readonly number[]): number {
  const ranks = midranks(d.map(Math.abs));
  const middle = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const sumOf = (isPositive: (i: number) => boolean) =>
    ranks.reduce((sum, rank, i) => (isPositive(i) ? sum + rank : sum), 0);
  const observed = Math.abs(sumOf((i) => d[i] > 0) - middle);
  let extreme = 0;
  for (let pattern = 0; pattern < 2 ** d.length; pattern++) {
    if (Math.abs(sumOf((i) => ((pattern >> i) & 1) === 1) - middle) >= observed) extreme++;
  }
  return extreme / 2 ** d.length;
}
