import { assessRegistration } from '../../rendering/assessRegistration.ts';
import { EVIDENCE_SIGNAL } from '../../rendering/palette.ts';
import type { ContactSheetItem } from '../../rendering/types.ts';
import type { RegistrationEvidenceRow, RegistrationRow } from '../pipeline/fetchRegistrations.ts';
import { toEvidence } from './toEvidence.ts';
import type { SheetPictures } from './types.ts';

/** One tile for each registration that has a quality-control sheet, in the order of the rows. */
export const toContactSheetItems = (
  registrations: readonly RegistrationRow[],
  sheets: SheetPictures,
): ContactSheetItem[] =>
  registrations.flatMap((row) => {
    const sheet = sheets.get(row.id);
    return sheet ? [toItem(row, sheet.png)] : [];
  });

function toItem(
  { fixedVolume, method, evidence, standingVerdict }: RegistrationRow,
  png: Uint8Array,
): ContactSheetItem {
  return {
    title: `${fixedVolume.patient.pseudonym} ${fixedVolume.name}, ${method}`,
    png,
    ...(standingVerdict && { verdict: standingVerdict }),
    ...(evidence && toSignal(evidence)),
  };
}

function toSignal(evidence: RegistrationEvidenceRow): Pick<ContactSheetItem, 'banner' | 'landmarkErrorMm'> {
  const { level } = assessRegistration(toEvidence(evidence));
  const { mtreTrackedMm, mtreRegisteredMm: after } = evidence;
  const before = level === 'TRACKED' ? null : mtreTrackedMm;
  return {
    banner: { level, text: EVIDENCE_SIGNAL[level].title },
    ...(after !== null && { landmarkErrorMm: { before, after } }),
  };
}
