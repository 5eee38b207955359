import type { ErrorCode } from '../../errors/codes.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { type DicomFileFacts, describeDicomFile } from '../../formats/dicom/describeDicomFile.ts';
import { isDicomFile } from '../../formats/isDicomFile.ts';

/** The beginning of a file. */
export interface FileHead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Whether that is all of it. */
  readonly whole: boolean;
}

export type ListedDicomFile =
  | { readonly kind: 'DICOM'; readonly facts: DicomFileFacts }
  /** Its header goes on behind the given bytes. */
  | { readonly kind: 'LONGER' }
  | { readonly kind: 'NOT_DICOM' }
  | { readonly kind: 'UNUSABLE'; readonly code: ErrorCode; readonly message: string };

/** Tells what DICOM files are by the beginning of each. One bad file is a result and ends nothing. */
export const listDicomFiles = ({ heads }: { readonly heads: readonly FileHead[] }): ListedDicomFile[] =>
  heads.map(listFile);

function listFile(head: FileHead): ListedDicomFile {
  if (!isDicomFile(head)) return { kind: 'NOT_DICOM' };
  try {
    const facts = describeDicomFile(head.bytes, head.fileName);
    // Cut off between two attributes, a file reads like one without pixels.
    return facts.content === 'OTHER' && !head.whole ? { kind: 'LONGER' } : { kind: 'DICOM', facts };
  } catch (error) {
    if (!(error instanceof SonoledgerError)) throw error;
    const { code, message } = error;
    return code === 'CORRUPT_FILE' && !head.whole ? { kind: 'LONGER' } : { kind: 'UNUSABLE', code, message };
  }
}
