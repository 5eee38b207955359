import { describe, expect, test } from '@jest/globals';
import { formatFlowCsv } from '../../../src/cli/flow/formatFlowCsv.ts';
import { formatFlowLatex } from '../../../src/cli/flow/formatFlowLatex.ts';
import { formatFlowMarkdown } from '../../../src/cli/flow/formatFlowMarkdown.ts';
import type { Flow } from '../../../src/cli/pipeline/fetchCohortFlow.ts';
import { proportionOf } from '../../../src/kernels/statistics/proportionOf.ts';

const counts = (patients: number, volumes: number) => ({ patients, volumes, slices: null });
const rates = (patients: number, volumes: number) => ({
  patients: proportionOf(patients, 40),
  volumes: proportionOf(volumes, 80),
  slices: null,
});

const FLOW: Flow = {
  scope: 'Freeze a_b',
  asOf: '2026-11-24T18:05:00.000Z',
  ledgerSeq: '12',
  nodes: [
    {
      stage: 'ELIGIBILITY',
      title: 'Eligibility',
      nIn: counts(40, 80),
      excluded: [
        { reason: { code: 'NO_MRI', title: '=No, MRI & "such"' }, count: counts(4, 8), rate: rates(4, 8) },
        { reason: { code: 'NO_ULTRASOUND', title: 'No ultrasound' }, count: counts(0, 0), rate: rates(0, 0) },
      ],
      excludedTotal: counts(4, 8),
      exclusionRate: rates(4, 8),
      nOut: counts(36, 72),
    },
  ],
};

describe('the table of a cohort flow', () => {
  test('as CSV has all digits, denominators and zero rows, and no formulas', () => {
    const lines = formatFlowCsv(FLOW).split('\n');
    expect(lines[0]).toBe(
      'stage,row,reason,title,patients,patients_entered,patients_rate,patients_lower,patients_upper,volumes,volumes_entered,volumes_rate,volumes_lower,volumes_upper,slices,slices_entered,slices_rate,slices_lower,slices_upper,scope,as_of,ledger_seq',
    );
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(
      /^ELIGIBILITY,REASON,NO_MRI,"'=No, MRI & ""such""",4,40,0\.1,0\.0395\d+,0\.2305\d+,8,80,0\.1,/,
    );
    expect(lines[3]).toMatch(/^ELIGIBILITY,REASON,NO_ULTRASOUND,No ultrasound,0,40,0,0,0\.087\d+,0,80,0,0,/);
    expect(lines[5]).toBe(
      'ELIGIBILITY,INCLUDED,,Included,36,,,,,72,,,,,,,,,,Freeze a_b,2026-11-24T18:05:00.000Z,12',
    );
  });

  test('as Markdown', () => {
    expect(formatFlowMarkdown(FLOW)).toBe(
      [
        '| stage |  | patients | volumes | slices |',
        '| --- | --- | ---: | ---: | ---: |',
        '| Eligibility | Entered | 40 | 80 | – |',
        '|  | =No, MRI & "such" (NO\\_MRI) | 4 (10.0 %, 4.0 to 23.1) | 8 (10.0 %, 5.2 to 18.5) | – |',
        '|  | No ultrasound (NO\\_ULTRASOUND) | 0 | 0 | – |',
        '|  | Excluded | 4 (10.0 %, 4.0 to 23.1) | 8 (10.0 %, 5.2 to 18.5) | – |',
        '|  | Included | 36 | 72 | – |',
        '',
        "Cohort flow of Freeze a\\_b, records of 2026-11-24, ledger event 12. In brackets the share of what entered the stage with Wilson's 95 % interval.",
      ].join('\n'),
    );
  });

  test('as LaTeX', () => {
    const text = formatFlowLatex(FLOW);
    expect(text).toContain(
      '\\begin{tabular}{lrrr}\n\\toprule\n & Patients & Volumes & Slices \\\\\n\\midrule\nEligibility: entered & 40 & 80 & -- \\\\',
    );
    expect(text).toContain(
      '\\quad =No, MRI \\& "such" & 4 (10.0 \\%, 4.0 to 23.1) & 8 (10.0 \\%, 5.2 to 18.5) & -- \\\\',
    );
    expect(text).toContain('\\quad No ultrasound & 0 & 0 & -- \\\\');
    expect(text).toContain('\\midrule\nIncluded & 36 & 72 & -- \\\\\n\\bottomrule');
    expect(text).toContain('% Cohort flow of Freeze a\\_b,');
  });
});
