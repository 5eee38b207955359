import { mmOutsideGrid } from '../../../kernels/geometry/mmOutsideGrid.ts';
import type { VolumeHandle } from '../types.ts';

/** A point may have been set in the margin of a view; one that lies farther off is in another frame. */
const MOST_OUTSIDE_MM = 5;

/** Says which landmarks lie outside of their volume; undefined when all lie in it, or within 5 mm. */
export function describeOutside(volume: VolumeHandle, pointsLps: Float64Array): string | undefined {
  const distances = mmOutsideGrid(volume.geometry, pointsLps);
  const far = distances.filter((mm) => mm > MOST_OUTSIDE_MM);
  if (far.length === 0) return undefined;
  const most = Math.max(...far).toFixed(1);
  return `${far.length} of ${distances.length} points lie outside of ${volume.name}, up to ${most} mm: are the two sides swapped, or is it the file of another case?`;
}
