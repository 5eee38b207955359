import type { RaterAnnotation, TransferredLabel } from './predictions.queries.ts';
import type { HeldLabel } from './types.ts';

/**
 * The label of a rater on a volume: the newest annotation that is not excluded, or why there is none.
 * @param annotations those on the volume, newest first
 */
export function chooseRaterAnnotation(volumeId: string, annotations: readonly RaterAnnotation[]): HeldLabel {
  const usable = annotations.find((each) => each.exclusionReason === null);
  if (!usable) return missing(volumeId, annotations[0]?.exclusionReason ?? 'PREDICTION_MISSING');
  const { annotationId, blobHash } = usable;
  return { state: 'PRESENT', volumeId, blobHash, annotationId, pseudoLabelId: null };
}

/**
 * The pseudo label of a registration method on a volume: the newest completed one of the newest completed
 * registration, neither excluded, or why there is none.
 * @param rows registrations of the volume with their pseudo labels, newest first
 */
export function chooseTransferredLabel(volumeId: string, rows: readonly TransferredLabel[]): HeldLabel {
  const usable = rows.find(
    (row) => isOpen(row) && row.pseudoLabelState === 'COMPLETED' && row.labelExclusionReason === null,
  );
  if (!usable) return missing(volumeId, whyNoneIsUsable(rows));
  const { pseudoLabelId, blobHash } = usable;
  return { state: 'PRESENT', volumeId, blobHash: blobHash as string, annotationId: null, pseudoLabelId };
}

/** The reason nearest to a label: what went furthest says most about what is wrong. */
function whyNoneIsUsable(rows: readonly TransferredLabel[]): string {
  const completed = rows.filter((row) => row.registrationState === 'COMPLETED');
  if (completed.length === 0) {
    return rows.some((row) => row.registrationState === 'FAILED') ? 'REGISTRATION_FAILED' : 'NOT_REGISTERED';
  }
  const open = completed.filter(isOpen);
  if (open.length === 0) return completed[0].registrationExclusionReason as string;
  const tried = open.find((row) => row.pseudoLabelState === 'COMPLETED' || row.pseudoLabelState === 'FAILED');
  if (!tried) return 'NOT_TRANSFERRED';
  return tried.labelExclusionReason ?? 'TRANSFER_FAILED';
}

const isOpen = (row: TransferredLabel): boolean =>
  row.registrationState === 'COMPLETED' && row.registrationExclusionReason === null;

const missing = (volumeId: string, missingReason: string): HeldLabel => ({
  state: 'MISSING',
  volumeId,
  missingReason,
});
