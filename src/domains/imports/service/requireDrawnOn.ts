import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportAnnotationInput } from '../../../generated/resolverTypes.ts';
import type { VolumeRecord } from '../../../graphql/records.ts';
import { findDicomSeries } from '../queries.ts';
import type { IncomingVolume } from '../types.ts';
import { hashOf } from './dicomSeriesRow.ts';

/**
 * Checks that a DICOM segmentation shares patient space with the volume, where both say in which frame of reference
 * they lie, and that what it says about its making fits the stated origin.
 * @throws GRID_MISMATCH, INVALID_INPUT
 */
export async function requireDrawnOn(
  { app }: ServiceContext,
  volume: VolumeRecord,
  { origin }: ImportAnnotationInput,
  { facts, fileName }: IncomingVolume,
): Promise<void> {
  if (!facts.dicom) return;
  const { frameOfReferenceUid, algorithmType } = facts.dicom;
  if ((algorithmType === 'AUTOMATIC') !== (origin === 'AUTOMATIC') && algorithmType) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${fileName} says that its segment is ${algorithmType}, but the origin is given as ${origin}.`,
    );
  }
  const series = await findDicomSeries(app.prisma, volume.id);
  if (!series?.frameOfReferenceHash || frameOfReferenceUid === '') return;
  if (series.frameOfReferenceHash === hashOf(frameOfReferenceUid)) return;
  throw new SonoledgerError(
    'GRID_MISMATCH',
    `${fileName} was drawn in another frame of reference than volume "${volume.name}": find the series that it names.`,
    { volumeId: volume.id },
  );
}
