import { createHash } from 'node:crypto';
import type { DicomFacts } from '../../../formats/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';

/**
 * What is remembered of a DICOM series, so that segmentations and other series find it. A UID may lead a hospital to
 * its patient, so only its SHA-256 is kept. UIDs of de-identified sets are random numbers of a hundred bits, which
 * nobody can guess from a hash; without a salt, files of a public set match in every installation.
 */
export function dicomSeriesRow(
  volumeId: string,
  { studyUid, seriesUid, frameOfReferenceUid, seriesNumber, description }: DicomFacts,
): Prisma.DicomSeriesUncheckedCreateInput {
  return {
    volumeId,
    studyUidHash: hashOf(studyUid),
    seriesUidHash: hashOf(seriesUid),
    frameOfReferenceHash: frameOfReferenceUid === '' ? null : hashOf(frameOfReferenceUid),
    seriesNumber: seriesNumber === undefined ? null : String(seriesNumber),
    seriesDescription: description,
  };
}

/** SHA-256 of a UID in hexadecimal. */
export const hashOf = (uid: string): string => createHash('sha256').update(uid).digest('hex');
