import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { DicomReadOptions } from '../../../formats/types.ts';
import type { DicomImportInput } from '../../../generated/resolverTypes.ts';

/**
 * What the caller says about DICOM files, as the readers take it.
 * @throws INVALID_INPUT when findings are accepted without a reason
 */
export function dicomReadOptions(input: DicomImportInput | null | undefined): DicomReadOptions {
  if (input == null) return {};
  const { series, seriesUid, segment, accept, reason } = input;
  if (accept?.length && !reason?.trim()) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Accepting what may identify a person needs a reason (dicom.reason); it is recorded in the ledger.',
    );
  }
  return {
    ordinal: series ?? undefined,
    seriesUid: seriesUid ?? undefined,
    segment: segment ?? undefined,
    accept: accept ?? undefined,
  };
}
