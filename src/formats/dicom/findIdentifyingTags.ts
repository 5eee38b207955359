import type { DicomHeader, IdentifyingTag, IdentityReason } from './types.ts';

/**
 * Codes of DICOM PS3.15 Annex E by which a file says that attributes of a kind were kept on purpose because they
 * were cleaned or are safe. Full dates kept (113106) are no such code: they remain real dates.
 */
const CLEARED_BY: Readonly<Partial<Record<IdentityReason, string>>> = {
  BURNED_IN_NOT_STATED: '113101',
  FREE_TEXT: '113105',
  DATES: '113107',
  PRIVATE_TAGS: '113111',
  INSTITUTION: '113112',
};

/**
 * The reasons why a file may identify a person, for the de-identification gate: none when it may come in. The
 * file's own statements (Patient Identity Removed, De-identification Method Code Sequence) clear what they are
 * about, but never a name, an identifier or a stated burned-in annotation.
 */
export function findIdentifyingTags({ identity }: Pick<DicomHeader, 'identity'>): IdentifyingTag[] {
  const { methodCodes, datesModified, patientIdentityRemoved, findings } = identity;
  const cleared = ({ reason }: IdentifyingTag): boolean => {
    if (!patientIdentityRemoved) return false;
    if (reason === 'DATES' && datesModified) return true;
    const code = CLEARED_BY[reason];
    return code !== undefined && methodCodes.includes(code);
  };
  return findings.filter((finding) => !cleared(finding));
}
