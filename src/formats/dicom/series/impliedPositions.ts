import type { Vec3 } from '../../../kernels/geometry/types.ts';
import { corruptDicom } from '../dataSet/corruptDicom.ts';
import { numbersOf } from '../dataSet/numbersOf.ts';
import type { DicomDataSet } from '../dataSet/types.ts';
import { planeNormal } from './planeNormal.ts';

/**
 * The positions of frames, LPS mm, where the file itself has one position for its first frame: the others follow
 * along the normal of the plane, by Grid Frame Offset Vector or by Spacing Between Slices. None when nothing says
 * how they follow.
 * @throws CORRUPT_FILE
 */
export function impliedPositions(dataSet: DicomDataSet, frameCount: number): readonly Vec3[] {
  const position = numbersOf(dataSet, 'ImagePositionPatient');
  if (position.length === 0) return [];
  if (position.length !== 3) {
    const problem = `has ${position.length} values instead of 3`;
    throw corruptDicom(dataSet.fileName, 'ImagePositionPatient', problem);
  }
  const [x, y, z] = position;
  if (frameCount === 1) return [[x, y, z]];
  const orientation = numbersOf(dataSet, 'ImageOrientationPatient');
  const offsetsMm = frameOffsetsMm(dataSet, frameCount);
  if (orientation.length !== 6) return [];
  const normal = planeNormal(orientation);
  return offsetsMm.map((mm): Vec3 => [x + mm * normal[0], y + mm * normal[1], z + mm * normal[2]]);
}

function frameOffsetsMm(dataSet: DicomDataSet, frameCount: number): number[] {
  const offsets = numbersOf(dataSet, 'GridFrameOffsetVector');
  if (offsets.length > 0) {
    if (offsets.length === frameCount) return offsets.map((mm) => mm - offsets[0]);
    const problem = `has ${offsets.length} values, but the file has ${frameCount} frames`;
    throw corruptDicom(dataSet.fileName, 'GridFrameOffsetVector', problem);
  }
  const [spacing] = numbersOf(dataSet, 'SpacingBetweenSlices');
  return spacing ? Array.from({ length: frameCount }, (_, n) => n * spacing) : [];
}
