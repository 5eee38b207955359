import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import type { DicomReadOptions, ReadVolume, VolumeFile } from '../types.ts';
import { readDicomSegmentation } from './readDicomSegmentation.ts';
import { requireDeidentified } from './requireDeidentified.ts';
import type { Segment } from './segmentation/types.ts';

/**
 * Reads one segment of a DICOM segmentation as a label map on the grid of the volume that it is for, if the file
 * passes the de-identification gate.
 * @throws INVALID_INPUT with the list when there are several segments and none is chosen, and what the gate and the
 * segmentation throw
 */
export async function readDicomLabel(
  { bytes, fileName }: VolumeFile,
  reference: Geometry,
  { segment, accept }: DicomReadOptions = {},
): Promise<ReadVolume> {
  const { header, segments } = await readDicomSegmentation(bytes, fileName, reference);
  const accepted = requireDeidentified([header], accept);
  const { studyUid, seriesUid, frameOfReferenceUid, seriesNumber, seriesDescription: description } = header;
  const { mask, algorithmType } = chooseSegment(segments, segment, fileName);
  return {
    image: mask,
    format: 'DICOM',
    voxelType: 'uint8',
    sources: [0],
    dicom: { studyUid, seriesUid, frameOfReferenceUid, seriesNumber, description, accepted, algorithmType },
  };
}

function chooseSegment(segments: readonly Segment[], number: number | undefined, fileName: string): Segment {
  const fitting = segments.filter((one) => number === undefined || one.number === number);
  if (fitting.length === 1) return fitting[0];
  const list = segments.map((one) => `  ${one.number}: "${one.label}", ${one.voxelCount} voxels`);
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${fileName} holds ${segments.length} segments; choose one by its number:\n${list.join('\n')}`,
    { segments: segments.length },
  );
}
