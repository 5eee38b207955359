import { describe, expect, it } from '@jest/globals';
import { assignCaseNames } from '../../../src/domains/exports/assignCaseNames.ts';
import { makeSplits } from '../../../src/domains/exports/makeSplits.ts';
import type { FreezeSlice } from '../../../src/domains/exports/types.ts';

let serial = 0;
const slice = (pseudonym: string, volumeName: string, changes: Partial<FreezeSlice> = {}): FreezeSlice => ({
  sliceId: BigInt(++serial),
  axis: 'K',
  index: 7,
  pixelCount: 4,
  areaMm2: 4,
  volumeId: `${pseudonym}/${volumeName}`,
  volumeName,
  volumeBlobHash: 'ab'.repeat(32),
  ...{ size: [4, 4, 9], spacingMm: [1, 1, 1], originLps: [0, 0, 0], direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
  ...{ patientId: pseudonym, pseudonym, dataSet: 'Set', fold: 0, labelSource: 'US_MANUAL' },
  ...{ labelBlobHash: 'cd'.repeat(32), registrationId: null, registrationMethod: null },
  ...changes,
});

const namesOf = (...slices: readonly FreezeSlice[]): string[] =>
  assignCaseNames(slices).map(({ caseName }) => caseName);

describe('case names', () => {
  it('say patient, volume, axis and index, in letters that every system takes', () => {
    expect(
      namesOf(slice('Case24', 'US before'), slice('Grünes/../etc', '../../x', { axis: 'I', index: 12345 })),
    ).toEqual(['Case24_US-before_K_0007', 'Gru-nes-etc_x_I_12345']);
  });

  it('stay apart where names differ only in what is replaced, or in letter case', () => {
    const names = namesOf(
      slice('A', 'US 1'),
      slice('A', 'us_1', { volumeBlobHash: 'ef'.repeat(32) }),
      slice('a', 'US-1'),
    );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
    expect(names[0]).toMatch(/^A_US-1-Set-abababab41_K_0007$/);
  });
});

describe('splits', () => {
  const cases = assignCaseNames([
    slice('A', 'US', { index: 1 }),
    slice('A', 'US', { index: 2 }),
    slice('B', 'US', { fold: 1 }),
    slice('C', 'US', { fold: 2 }),
  ]);

  it('hold out one fold each', () => {
    const [first, second, third] = makeSplits(cases, 3, []);
    expect(first).toEqual({ train: ['B_US_K_0007', 'C_US_K_0007'], val: ['A_US_K_0001', 'A_US_K_0002'] });
    expect(second.val).toEqual(['B_US_K_0007']);
    expect(third.train).toHaveLength(3);
  });

  it('are refused when one person would be on both sides, whatever joins the patients', () => {
    const refused = (links: [string, string][]) => () => makeSplits(cases, 3, links);
    expect(refused([['A', 'B']])).toThrow(/one person into training and validation: Set A = Set B/);
    expect(
      refused([
        ['A', 'elsewhere'],
        ['elsewhere', 'C'],
      ]),
    ).toThrow('Set A = Set C');
    expect(refused([['A', 'elsewhere']])).not.toThrow();
    const torn = assignCaseNames([slice('A', 'US', { index: 1 }), slice('A', 'US', { index: 2, fold: 1 })]);
    expect(() => makeSplits(torn, 2, [])).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });
});
