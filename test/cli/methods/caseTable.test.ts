import { expect, it } from '@jest/globals';
import { caseTable } from '../../../src/cli/methods/caseTable.ts';
import type { CaseRow } from '../../../src/cli/methods/types.ts';

const because = (code: string) => ({ exclusions: [{ reason: { code } }] });
const row: CaseRow = {
  ...{ id: 'r1', method: 'LC2_RIGID', state: 'COMPLETED', standingVerdict: 'REJECTED', error: null },
  ...because('REVIEW_REJECTED'),
  fixedVolume: {
    name: 'us',
    exclusions: [],
    patient: { pseudonym: 'P1', ...because('OTHER_ELIGIBILITY') },
  },
  qcSheets: [{ url: '/files/newest' }, { url: '/files/older' }],
  evidence: {
    ...{ mtreTrackedMm: 4, mtreRegisteredMm: 9.5, displacementUncertaintyMm: 1.25 },
    ...{ failureProbability: 0.4, betterByEvidence: true },
  },
};

it('caseTable gives each case with its errors, its verdict, why it is out, and its newest QC sheet', () => {
  const [head, , line, count] = caseTable([row]).split('\n');
  expect(head).toMatch(/^patient +volume +method +state +tracked mm +registered mm +claims better/);
  expect(line.split(/ {2,}/)).toEqual([
    ...['P1', 'us', 'LC2_RIGID', 'COMPLETED', '4.00', '9.50', 'yes', '0.40', '1.25', 'REJECTED'],
    ...['REVIEW_REJECTED, OTHER_ELIGIBILITY (patient)', 'r1', '/files/newest'],
  ]);
  expect(count).toBe('1 registration');
});

it('caseTable shows a failed case with its code and dashes for what it lacks', () => {
  const failed: CaseRow = {
    ...row,
    ...{ state: 'FAILED', error: { code: 'NO_OVERLAP' }, evidence: null, qcSheets: [], exclusions: [] },
  };
  expect(caseTable([failed])).toMatch(/FAILED NO_OVERLAP +- +- +- +- +- +REJECTED +OTHER.* r1 +-\n/);
});
