import { describe, expect, test } from '@jest/globals';
import {
  chooseRaterAnnotation,
  chooseTransferredLabel,
} from '../../../src/domains/training/chooseHeldLabel.ts';
import type { TransferredLabel } from '../../../src/domains/training/predictions.queries.ts';

const row = (changes: Partial<TransferredLabel> = {}): TransferredLabel => ({
  volumeId: 'v',
  registrationState: 'COMPLETED',
  registrationExclusionReason: null,
  pseudoLabelId: 'label',
  pseudoLabelState: 'COMPLETED',
  blobHash: 'hash',
  labelExclusionReason: null,
  ...changes,
});
const unlabelled = { pseudoLabelId: null, pseudoLabelState: null, blobHash: null };

describe('the pseudo label that counts as a prediction', () => {
  test('is the newest that is completed and not excluded', () => {
    const rows = [
      row({ pseudoLabelId: 'rejected', registrationExclusionReason: 'REVIEW_REJECTED' }),
      row({ pseudoLabelId: 'pending', pseudoLabelState: 'PENDING', blobHash: null }),
      row({ pseudoLabelId: 'good' }),
      row({ pseudoLabelId: 'older' }),
    ];
    expect(chooseTransferredLabel('v', rows)).toMatchObject({ state: 'PRESENT', pseudoLabelId: 'good' });
  });

  test.each<[string, TransferredLabel[]]>([
    ['NOT_REGISTERED', []],
    ['NOT_REGISTERED', [row({ ...unlabelled, registrationState: 'PENDING' })]],
    ['NOT_REGISTERED', [row({ ...unlabelled, registrationState: 'CANCELLED' })]],
    ['REGISTRATION_FAILED', [row({ ...unlabelled, registrationState: 'FAILED' })]],
    ['REVIEW_REJECTED', [row({ registrationExclusionReason: 'REVIEW_REJECTED' })]],
    ['LOW_OVERLAP', [row({ ...unlabelled, registrationExclusionReason: 'LOW_OVERLAP' })]],
    ['NOT_TRANSFERRED', [row(unlabelled)]],
    ['NOT_TRANSFERRED', [row({ pseudoLabelState: 'PENDING', blobHash: null })]],
    ['TRANSFER_FAILED', [row({ pseudoLabelState: 'FAILED', blobHash: null })]],
    ['LABEL_OUTSIDE_CONE', [row({ labelExclusionReason: 'LABEL_OUTSIDE_CONE' })]],
    ['NOT_TRANSFERRED', [row(unlabelled), row({ registrationExclusionReason: 'REVIEW_REJECTED' })]],
  ])('is missing for the reason %s', (missingReason, rows) => {
    expect(chooseTransferredLabel('v', rows)).toEqual({ state: 'MISSING', volumeId: 'v', missingReason });
  });
});

describe('the annotation that counts as a prediction', () => {
  const annotation = (annotationId: string, exclusionReason: string | null = null) => ({
    volumeId: 'v',
    annotationId,
    blobHash: 'hash',
    exclusionReason,
  });

  test('is the newest that is not excluded', () => {
    const rows = [annotation('poor', 'POOR_ANNOTATION'), annotation('good'), annotation('older')];
    expect(chooseRaterAnnotation('v', rows)).toMatchObject({ state: 'PRESENT', annotationId: 'good' });
  });

  test('is missing for its exclusion, or because there is none', () => {
    expect(chooseRaterAnnotation('v', [annotation('poor', 'POOR_ANNOTATION')])).toMatchObject({
      missingReason: 'POOR_ANNOTATION',
    });
    expect(chooseRaterAnnotation('v', [])).toMatchObject({ missingReason: 'PREDICTION_MISSING' });
  });
});
