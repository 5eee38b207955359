import type { VolumeFacts } from '../../../compute/tasks/inspectVolume.ts';
import type { DicomImportInput } from '../../../generated/resolverTypes.ts';

/** For the ledger: which findings of the de-identification gate were accepted, and why; nothing when none was. */
export function acceptedFindings({ dicom }: VolumeFacts, input: DicomImportInput | null | undefined) {
  if (!dicom?.accepted.length) return {};
  return { deidentification: { accepted: [...dicom.accepted], reason: input?.reason ?? null } };
}
