import type { ReadVolume, VolumeFile, VolumeReadOptions } from '../types.ts';
import { readDicomSeries } from './readDicomSeries.ts';
import { requireDeidentified } from './requireDeidentified.ts';
import type { DicomHeader, IdentityReason } from './types.ts';

/**
 * Reads the one image series among DICOM files, or the chosen one, if it passes the de-identification gate.
 * @throws what the gate and the series throw
 */
export async function readDicomFiles(
  files: readonly VolumeFile[],
  { dicom = {} }: VolumeReadOptions = {},
): Promise<ReadVolume> {
  let accepted: readonly IdentityReason[] = [];
  const check = (headers: readonly DicomHeader[]): void => {
    accepted = requireDeidentified(headers, dicom.accept);
  };
  const { image, series, sources } = await readDicomSeries(files, { ...dicom, check });
  const { studyUid, seriesUid, frameOfReferenceUid, seriesNumber, description } = series;
  return {
    image,
    format: 'DICOM',
    voxelType: image.data.constructor.name.replace('Array', '').toLowerCase(),
    sources,
    dicom: { studyUid, seriesUid, frameOfReferenceUid, seriesNumber, description, accepted },
  };
}
