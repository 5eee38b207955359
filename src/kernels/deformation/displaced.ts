import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mat4 } from '../geometry/types.ts';
import { createMapToMoving } from './createMapToMoving.ts';
import { nodesLps } from './nodesLps.ts';
import type { SpatialTransform } from './types.ts';

/** The transform followed by an affine displacement of the fixed world; a field is sampled anew on its grid. */
export function displaced(transform: SpatialTransform, displacementLps: Mat4): SpatialTransform {
  const movingToFixedLps = multiplyMat4(displacementLps, transform.movingToFixedLps);
  if (transform.field === null) return { movingToFixedLps, field: null };
  const { geometry } = transform.field;
  const toMoving = createMapToMoving(transform);
  const back = invertMat4(displacementLps);
  const points = nodesLps(geometry);
  const displacementsMm = new Float32Array(points.length);
  const image = new Float64Array(3);
  for (let n = 0; n < points.length; n += 3) {
    const [x, y, z] = transformPoint(back, [points[n], points[n + 1], points[n + 2]]);
    toMoving(x, y, z, image);
    for (let axis = 0; axis < 3; axis++) displacementsMm[n + axis] = image[axis] - points[n + axis];
  }
  return { movingToFixedLps, field: { geometry, displacementsMm } };
}
