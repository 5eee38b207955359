import { describe, expect, it } from '@jest/globals';
import { formatPreview } from '../../../src/cli/inclusion/formatPreview.ts';

const tally = (subjectCount: number) => ({
  ...{ subjectCount, patientCount: subjectCount, volumeCount: 2 * subjectCount },
});

describe('formatPreview', () => {
  it('says how many of whom, for which condition, and lists the cases', () => {
    const text = formatPreview(
      {
        ...{
          stage: 'ELIGIBILITY',
          subjectKind: 'PATIENT',
          reason: { code: 'NOT_FIRST_SURGERY' },
          all: tally(114),
        },
        byOutcome: [
          { outcome: 'EXCLUDE', tally: tally(14) },
          { outcome: 'KEEP', tally: tally(100) },
        ],
        byCondition: [{ condition: 'procedure number at most 1', failing: tally(9), missing: tally(5) }],
      },
      [{ subjectId: 'id', outcome: 'EXCLUDE', because: 'found was 2.', patient: { pseudonym: 'Case 1' } }],
    );
    expect(text).toContain(
      'Excludes 14 of 114 patients at ELIGIBILITY as NOT_FIRST_SURGERY, with 28 volumes of 14 patients.',
    );
    expect(text).toContain('procedure number at most 1: 9 fail, 5 unknown');
    expect(text).toMatch(/Case 1 +id +excluded +found was 2\./);
  });
});
