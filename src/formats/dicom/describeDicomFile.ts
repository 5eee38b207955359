import { parseDataSet } from './dataSet/parseDataSet.ts';
import { textOf } from './dataSet/textOf.ts';
import { findIdentifyingTags } from './findIdentifyingTags.ts';
import { SEGMENTATION_SOP_CLASSES } from './groupDicomSeries.ts';
import { describeDataSet } from './readDicomHeader.ts';
import type { IdentifyingTag } from './types.ts';

/** What tells to which series of which study a DICOM file belongs, without its frames and pixels. */
export interface DicomFileFacts {
  readonly content: 'IMAGE' | 'SEGMENTATION' | 'OTHER';
  /** As in the file: not to be stored before the file is known to be de-identified. */
  readonly patientId: string;
  readonly studyUid: string;
  readonly studyDescription: string;
  readonly seriesUid: string;
  readonly seriesNumber: number | undefined;
  readonly description: string;
  readonly modality: string;
  readonly frameOfReferenceUid: string;
  readonly identifying: readonly IdentifyingTag[];
}

/**
 * Reads the facts of a DICOM file. Its beginning is enough if it reaches into the pixels; a shorter one reads as a
 * damaged file, or as `OTHER`.
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE with file and tag, PAYLOAD_TOO_LARGE
 */
export function describeDicomFile(bytes: Uint8Array, fileName: string): DicomFileFacts {
  const dataSet = parseDataSet(bytes, fileName);
  const header = describeDataSet(dataSet);
  const { studyUid, seriesUid, seriesNumber, modality, frameOfReferenceUid } = header;
  return {
    content: contentOf(header),
    patientId: textOf(dataSet, 'PatientID'),
    studyUid,
    studyDescription: textOf(dataSet, 'StudyDescription'),
    seriesUid,
    seriesNumber,
    description: header.seriesDescription,
    modality,
    frameOfReferenceUid,
    identifying: findIdentifyingTags(header),
  };
}

function contentOf({ pixels, sopClassUid }: ReturnType<typeof describeDataSet>): DicomFileFacts['content'] {
  if (!pixels) return 'OTHER';
  return SEGMENTATION_SOP_CLASSES.has(sopClassUid) ? 'SEGMENTATION' : 'IMAGE';
}
