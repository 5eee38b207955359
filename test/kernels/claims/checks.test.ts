import { describe, expect, it } from '@jest/globals';
import { checkAlpha } from '../../../src/kernels/claims/checkAlpha.ts';
import { checkEffectSize } from '../../../src/kernels/claims/checkEffectSize.ts';
import { checkMeans } from '../../../src/kernels/claims/checkMeans.ts';
import { checkMissRate } from '../../../src/kernels/claims/checkMissRate.ts';
import { checkPositiveMean } from '../../../src/kernels/claims/checkPositiveMean.ts';
import { checkRatio } from '../../../src/kernels/claims/checkRatio.ts';
import { checkShare } from '../../../src/kernels/claims/checkShare.ts';
import { checkSmallestP } from '../../../src/kernels/claims/checkSmallestP.ts';
import { checkSum } from '../../../src/kernels/claims/checkSum.ts';
import { parseStated } from '../../../src/kernels/claims/parseStated.ts';

const invalid = expect.objectContaining({ code: 'INVALID_INPUT' });

describe('parseStated', () => {
  it('keeps the digits that were printed', () => {
    expect(parseStated(' 22.80 ', 'x')).toMatchObject({ text: '22.80', value: 22.8, decimals: 2 });
    expect(parseStated('-3', 'x')).toMatchObject({ value: -3, decimals: 0 });
  });

  it('takes in what rounds to it by either rule for halves', () => {
    const { lower, upper } = parseStated('0.28', 'x');
    expect(lower).toBeLessThanOrEqual(0.275);
    expect(upper).toBeGreaterThanOrEqual(0.285);
    expect(upper).toBeLessThan(0.2850001);
  });

  it.each(['', 'NaN', '1e5', '1,5', '0x10', '1.', '.5', 'Infinity', '1'.repeat(400)])(
    'rejects %j',
    (text) => {
      expect(() => parseStated(text, 'x')).toThrow(invalid);
    },
  );
});

describe('checkShare', () => {
  it('finds 30/114 to be 26.3 %, and 22.8 % to be 26/114', () => {
    expect(checkShare({ percent: '22.8', count: 30, totals: [114] })).toEqual({
      verdict: 'CONTRADICTED',
      message: '30/114 is 26.3 %, not 22.8 %; 22.8 % would be 26/114.',
    });
  });

  it('holds within the rounding that was printed', () => {
    expect(checkShare({ percent: '26', count: 30, totals: [114] })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkShare({ percent: '26.32', count: 30, totals: [114] })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkShare({ percent: '26.4', count: 30, totals: [114] })).toMatchObject({
      verdict: 'CONTRADICTED',
    });
  });

  it('does not choose between two denominators that fit', () => {
    expect(checkShare({ percent: '13', totals: [114, 62] })).toEqual({
      verdict: 'UNDECIDED',
      message: '13 % may be 15/114, 8/62: state count and denominator.',
    });
    expect(checkShare({ percent: '13.2', totals: [114, 62] })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkShare({ percent: '13.0', totals: [10] })).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it.each([
    [-1, [10]],
    [11, [10]],
    [1.5, [10]],
    [1, []],
    [0, [0]],
    [1, [Number.NaN]],
  ])('rejects %d of %j', (count, totals) => {
    expect(() => checkShare({ percent: '1', count, totals })).toThrow(invalid);
  });
});

describe('checkSum', () => {
  it('adds up, or names the rest', () => {
    const parts = [
      { label: 'a', count: 1 },
      { label: 'b', count: 6 },
    ];
    expect(checkSum({ total: 7, parts })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkSum({ total: 8, parts }).message).toBe('The parts add up to 7; 1 of 8 remain unexplained.');
    expect(checkSum({ total: 6, parts })).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it('leaves a part without a count undecided, with what is left for it', () => {
    expect(
      checkSum({ total: 7, parts: [{ label: 'no annotation', count: 1 }, { label: 'quality' }] }),
    ).toEqual({
      verdict: 'UNDECIDED',
      message: '1 of 7 are explained; 6 are left for "quality" without a count.',
    });
  });

  it('rejects fractions and negative counts', () => {
    expect(() => checkSum({ total: 1.5, parts: [] })).toThrow(invalid);
    expect(() => checkSum({ total: 1, parts: [{ label: 'a', count: -1 }] })).toThrow(invalid);
  });
});

describe('checkAlpha', () => {
  it('knows 0.0085 for six as Sidak', () => {
    const claim = { alpha: '0.0085', familyAlpha: 0.05, comparisons: 6 };
    expect(checkAlpha({ ...claim, correction: 'SIDAK' })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkAlpha({ ...claim, correction: 'BONFERRONI' })).toEqual({
      verdict: 'CONTRADICTED',
      message:
        'For 6 comparisons at 0.05, Bonferroni gives 0.008333 and Sidak gives 0.008512; 0.0085 was stated, which is Sidak, not Bonferroni.',
    });
  });

  it('says so when neither fits', () => {
    const found = checkAlpha({ alpha: '0.02', familyAlpha: 0.05, comparisons: 6, correction: 'SIDAK' });
    expect(found.message).toContain('neither');
  });
});

describe('checkSmallestP', () => {
  it('finds significance out of reach with six pairs', () => {
    expect(checkSmallestP({ n: 6, alpha: 0.0085 })).toEqual({
      verdict: 'CONTRADICTED',
      message:
        'With 6 pairs the smallest two-sided exact p is 0.03125, above 0.0085: significance was out of reach whatever the data; it takes 8 pairs.',
    });
    expect(checkSmallestP({ n: 6, alpha: 0.05 })).toMatchObject({ verdict: 'HOLDS' });
  });

  it.each([
    [0, 0.05],
    [6, 0],
    [6, 1],
    [6.5, 0.05],
  ])('rejects n %d at %d', (n, alpha) => {
    expect(() => checkSmallestP({ n, alpha })).toThrow(invalid);
  });
});

describe('checkMeans', () => {
  const parts = [
    { label: 'small', mean: '0.08', n: 10 },
    { label: 'large', mean: '0.81', n: 30 },
  ];

  it('weighs by size, within rounding', () => {
    expect(checkMeans({ overall: '0.63', parts })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkMeans({ overall: '0.60', parts })).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it('only bounds the mean where a size is missing', () => {
    const open = [parts[0], { label: 'large', mean: '0.81' }];
    expect(checkMeans({ overall: '0.60', parts: open })).toMatchObject({ verdict: 'UNDECIDED' });
    expect(checkMeans({ overall: '0.90', parts: open })).toMatchObject({ verdict: 'CONTRADICTED' });
  });

  it('rejects no groups and impossible sizes', () => {
    expect(() => checkMeans({ overall: '1', parts: [] })).toThrow(invalid);
    expect(() => checkMeans({ overall: '1', parts: [{ label: 'a', mean: '1', n: -1 }] })).toThrow(invalid);
  });
});

describe('identities of means', () => {
  it('recall and false negative rate add up to 1', () => {
    expect(checkMissRate({ recall: '0.62', falseNegativeRate: '0.38' })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkMissRate({ recall: '0.62', falseNegativeRate: '0.37' })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkMissRate({ recall: '0.62', falseNegativeRate: '0.30' })).toMatchObject({
      verdict: 'CONTRADICTED',
    });
  });

  it('the mean over all is the share of positive predictions times their mean', () => {
    const claim = { meanOfPositive: '0.60', positivePercent: '96.6' };
    expect(checkPositiveMean({ ...claim, meanOfAll: '0.58' })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkPositiveMean({ ...claim, meanOfAll: '0.60' })).toMatchObject({ verdict: 'CONTRADICTED' });
  });
});

describe('checkEffectSize', () => {
  const first = { mean: '0.67', sd: '0.25' };

  it('finds an effect size that the standard deviations do not allow', () => {
    const found = checkEffectSize({ effectSize: '0.01', first, second: { mean: '0.58', sd: '0.32' } });
    expect(found).toEqual({
      verdict: 'CONTRADICTED',
      message: 'At least |d_z| 0.138; over the pooled SD d is 0.313: 0.01 cannot be.',
    });
  });

  it('allows a small one where the means may be equal before rounding', () => {
    const second = { mean: '0.58', sd: '0.32' };
    expect(
      checkEffectSize({ effectSize: '0.01', first: { mean: '0.59', sd: '0.29' }, second }),
    ).toMatchObject({
      verdict: 'UNDECIDED',
    });
  });

  it('rejects a standard deviation of 0', () => {
    expect(() => checkEffectSize({ effectSize: '0', first, second: { mean: '1', sd: '0' } })).toThrow(
      invalid,
    );
  });
});

describe('checkRatio', () => {
  it('compares within the rounding of all three', () => {
    expect(checkRatio({ ratio: '7', numerator: '57', denominator: '8' })).toMatchObject({ verdict: 'HOLDS' });
    expect(checkRatio({ ratio: '9', numerator: '57', denominator: '8' })).toMatchObject({
      verdict: 'CONTRADICTED',
    });
    expect(() => checkRatio({ ratio: '7', numerator: '57', denominator: '0' })).toThrow(invalid);
  });
});
