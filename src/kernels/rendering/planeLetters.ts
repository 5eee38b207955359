import type { Mat3, Vec3 } from '../geometry/types.ts';
import { anatomicalAxes } from './anatomicalAxes.ts';
import type { DisplayPlane, OrientationLetter, PlaneLetters } from './types.ts';

/** Orientation letters at the edges of a displayed plane; an oblique axis is named by its dominant one. */
export function planeLetters(plane: DisplayPlane, direction: Mat3): PlaneLetters {
  const names = anatomicalAxes(direction);
  const ends = (step: Vec3): { plus: OrientationLetter; minus: OrientationLetter } => {
    const voxelAxis = step.findIndex((component) => component !== 0);
    const { towards, from } = names[voxelAxis];
    return step[voxelAxis] > 0 ? { plus: towards, minus: from } : { plus: from, minus: towards };
  };
  const horizontal = ends(plane.stepRight);
  const vertical = ends(plane.stepDown);
  return {
    left: horizontal.minus,
    right: horizontal.plus,
    top: vertical.minus,
    bottom: vertical.plus,
  };
}
