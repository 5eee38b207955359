import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, SliceAxis, Vec3 } from '../geometry/types.ts';
import { type AnatomicalAxis, anatomicalAxes } from './anatomicalAxes.ts';
import { normalAxis } from './normalAxis.ts';
import type { DisplayPlane } from './types.ts';

/**
 * Lays a plane of constant i, j or k on the screen in the usual anatomical way: superior (else anterior) up,
 * the patient's right, or anterior in a sagittal plane, at the left. Only grid axes are swapped and flipped.
 *
 * @throws INVALID_INPUT when the index is outside the grid.
 */
export function displayPlane(geometry: Geometry, axis: SliceAxis, index: number): DisplayPlane {
  const normal = normalAxis(axis);
  if (!Number.isInteger(index) || index < 0 || index >= geometry.size[normal]) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Slice ${axis} ${index} is outside the volume; give an index from 0 to ${geometry.size[normal] - 1}.`,
    );
  }
  const names = anatomicalAxes(geometry.direction);
  const inPlane = [0, 1, 2].filter((voxelAxis) => voxelAxis !== normal);
  // The axis nearest to superior-inferior, else to anterior-posterior, stands upright.
  const down = names[inPlane[0]].worldAxis > names[inPlane[1]].worldAxis ? inPlane[0] : inPlane[1];
  const right = inPlane[0] === down ? inPlane[1] : inPlane[0];
  const rightSign = signTowards(names[right], ['L', 'P']);
  const downSign = signTowards(names[down], ['I', 'P']);
  const origin = [0, 0, 0];
  origin[normal] = index;
  if (rightSign < 0) origin[right] = geometry.size[right] - 1;
  if (downSign < 0) origin[down] = geometry.size[down] - 1;
  return {
    axis,
    index,
    width: geometry.size[right],
    height: geometry.size[down],
    pixelMm: [geometry.spacingMm[right], geometry.spacingMm[down]],
    originIndex: [origin[0], origin[1], origin[2]],
    stepRight: unitStep(right, rightSign),
    stepDown: unitStep(down, downSign),
  };
}

function signTowards(name: AnatomicalAxis, wanted: readonly string[]): 1 | -1 {
  return wanted.includes(name.towards) ? 1 : -1;
}

function unitStep(axis: number, sign: number): Vec3 {
  return [axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0];
}
