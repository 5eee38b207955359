import { describe, expect, it } from '@jest/globals';
import { groupCases } from '../../../src/cli/report/groupCases.ts';
import { toCellCases } from '../../../src/cli/report/toCellCases.ts';
import { toReportCases } from '../../../src/cli/report/toReportCases.ts';
import type { ReportCaseRow, ReportData } from '../../../src/cli/report/types.ts';

const slice = (volume: string, index: number, areaMm2: number, dice: number | null): ReportCaseRow => ({
  areaMm2,
  slice: {
    id: `${volume}-${index}`,
    axis: 'K',
    index,
    slicing: { labelSource: 'US_MANUAL', volume: { id: volume, name: 'US' } },
  },
  patient: { pseudonym: volume === 'v1' ? 'P1' : 'P2' },
  prediction: { id: `prediction-${volume}` },
  values: [
    {
      definition: { id: 'dice@1' },
      state: dice === null ? 'MISSING_PREDICTION' : 'DEFINED',
      value: dice,
    },
  ],
});

const registration = (id: string, volumeId: string, verdict: string) => ({
  id,
  method: 'LC2_RIGID',
  standingVerdict: verdict,
  fixedVolume: { id: volumeId },
  evidence: { mtreTrackedMm: 4, mtreRegisteredMm: 0.3 },
});

const DATA = {
  table: { definitions: [{ id: 'dice@1', title: 'Dice', unit: null, higherIsBetter: true }] },
  registrations: [registration('r1', 'v1', 'ACCEPTED'), registration('r2', 'v2', 'REJECTED')],
  predictions: [
    {
      id: 'prediction-v1',
      origin: {
        state: 'PRESENT',
        missingReason: null,
        model: null,
        annotation: null,
        pseudoLabel: {
          id: 'l1',
          annotation: { id: 'a1', origin: 'EXPERT' },
          registration: { id: 'r1', movingToFixedLps: [1, 2], standingVerdict: 'ACCEPTED' },
        },
      },
    },
    {
      id: 'prediction-v2',
      origin: {
        state: 'MISSING',
        missingReason: 'REVIEW_REJECTED',
        model: null,
        annotation: null,
        pseudoLabel: null,
      },
    },
  ],
  cases: [
    {
      arm: 'LC2',
      registrationMethod: 'LC2_RIGID',
      rows: [
        slice('v2', 3, 20, null),
        slice('v1', 5, 300, 0.9),
        slice('v1', 4, 34.9, 0.2),
        slice('v1', 6, 35, 0.5),
      ],
    },
  ],
} as unknown as ReportData;

describe('the cases of a report', () => {
  it('lead from an arm on a volume to label, transform, verdict and QC sheet', () => {
    const sheets = new Map([['r1', { href: 'pictures/r1.png', png: new Uint8Array() }]]);
    const [first] = toReportCases(DATA, sheets);
    expect(first).toMatchObject({
      key: 'case-1',
      patient: 'P1',
      label: 'MRI label (EXPERT), carried',
      labelId: 'l1',
      reference: 'US_MANUAL',
      sliceCount: 3,
      transform: {
        registrationId: 'r1',
        movingToFixedLps: [1, 2],
        mtreAfterMm: 0.3,
        verdict: 'ACCEPTED',
        sheetHref: 'pictures/r1.png',
      },
    });
    expect(first.slices.map(({ title }) => title)).toEqual(['K 4', 'K 6', 'K 5']);
  });

  it('name the rejected registration behind a missing label', () => {
    const [, missing] = toReportCases(DATA, new Map());
    expect(missing.label).toBe('missing: REVIEW_REJECTED');
    expect(missing.transform).toMatchObject({ registrationId: 'r2', verdict: 'REJECTED' });
    expect(missing.slices[0].values).toEqual(['no prediction']);
  });

  it('add up to their cell, missing values counted', () => {
    const bin = (fromMm2: number, toMm2: number | null) => ({ number: 0, title: '', fromMm2, toMm2 });
    const cell = (from: number, to: number | null) =>
      toCellCases(groupCases(DATA), 'LC2', 'dice@1', bin(from, to));
    expect(cell(0, 35)).toEqual([
      { caseKey: 'case-1', nTotal: 1, nDefined: 1, mean: 0.2, lowest: 0.2, highest: 0.2 },
      { caseKey: 'case-2', nTotal: 1, nDefined: 0, mean: null, lowest: null, highest: null },
    ]);
    expect(cell(35, 200)).toHaveLength(1);
    expect(cell(0, null).reduce((sum, { nTotal }) => sum + nTotal, 0)).toBe(4);
    expect(toCellCases(groupCases(DATA), 'other', 'dice@1', bin(0, null))).toEqual([]);
  });
});
