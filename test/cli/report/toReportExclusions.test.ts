import { describe, expect, it } from '@jest/globals';
import type { ExclusionRow } from '../../../src/cli/pipeline/fetchExclusions.ts';
import { toReportExclusions } from '../../../src/cli/report/toReportExclusions.ts';
import type { ReportData } from '../../../src/cli/report/types.ts';

const row = (values: Partial<ExclusionRow>): ExclusionRow => ({
  id: 'x1',
  subjectKind: 'PATIENT',
  subjectId: 'p1',
  stage: 'ELIGIBILITY',
  decision: 'EXCLUDE',
  reason: { code: 'NO_MRI', title: 'No MRI' },
  ruleName: 'register-cohort',
  ruleVersion: 1,
  measuredValue: null,
  threshold: null,
  reviewer: null,
  comment: null,
  outcomesSeen: false,
  scope: 'ALL',
  active: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...values,
});

const dataOf = (...exclusions: ExclusionRow[]) =>
  ({
    patients: [
      {
        id: 'p1',
        pseudonym: 'phantom-01',
        dataSet: { name: 'Phantom' },
        volumes: [{ id: 'v1', name: 'US', annotations: [{ id: 'a1', structure: 'TUMOUR' }] }],
      },
    ],
    registrations: [{ id: 'r1', method: 'LC2_RIGID', fixedVolume: { patient: { pseudonym: 'phantom-01' } } }],
    predictions: [{ id: 'q1', arm: 'Tracked pose', patient: 'phantom-01', volume: 'US' }],
    exclusions,
  }) as unknown as ReportData;

describe('the exclusions of a report', () => {
  it('name their subjects as people do', () => {
    const kinds = [
      ['PATIENT', 'p1'],
      ['VOLUME', 'v1'],
      ['ANNOTATION', 'a1'],
      ['REGISTRATION', 'r1'],
      ['PREDICTION', 'q1'],
    ] as const;
    const rows = kinds.map(([subjectKind, subjectId]) => row({ subjectKind, subjectId }));
    expect(toReportExclusions(dataOf(...rows)).map(({ subject }) => subject)).toEqual([
      'Patient phantom-01',
      'phantom-01, volume US',
      'phantom-01, TUMOUR on US',
      'phantom-01, registration LC2_RIGID',
      'phantom-01, prediction of "Tracked pose"',
    ]);
  });

  it('leave out other data sets, and reinstatements, which are marked at what they lift', () => {
    const rows = [row({ subjectId: 'stranger' }), row({ decision: 'REINSTATE' }), row({ active: false })];
    expect(toReportExclusions(dataOf(...rows))).toMatchObject([{ reinstated: true }]);
  });

  it('say which rule measured what, or who judged', () => {
    const [byRule, byPerson] = toReportExclusions(
      dataOf(
        row({ measuredValue: 0.2, threshold: 0.5 }),
        row({ reviewer: { name: 'anna' }, comment: 'falx is off', outcomesSeen: true }),
      ),
    );
    expect(byRule.decision).toEqual({
      kind: 'RULE',
      rule: 'register-cohort@1',
      measured: 0.2,
      threshold: 0.5,
      unit: '',
    });
    expect(byPerson).toMatchObject({
      decision: { kind: 'REVIEW', reviewer: 'anna', comment: 'falx is off' },
      timing: 'AFTER_OUTCOMES',
    });
  });
});
