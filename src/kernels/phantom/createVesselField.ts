import type { Vec3 } from '../geometry/types.ts';
import { floor, max, min } from './boundMath.ts';
import { tubeDistance } from './tubeDistance.ts';
import type { Tube, VesselField } from './types.ts';

/** Beyond this the distance is of no use to any contrast. */
const REACH_MM = 3;
const SIZE: Vec3 = [120, 120, 90];
const SPACING_MM = 1;

/** Bakes vessels into a lattice of signed distances around the middle of the cone. */
export function createVesselField(tubes: readonly Tube[], depthMm: number): VesselField {
  const originMm: Vec3 = [-SIZE[0] / 2, -SIZE[1] / 2, depthMm - SIZE[2] / 2];
  const distanceMm = new Float32Array(SIZE[0] * SIZE[1] * SIZE[2]).fill(REACH_MM);
  for (const { points, radiiMm } of tubes) {
    for (let n = 0; n + 1 < points.length; n++) {
      const segment = { points: [points[n], points[n + 1]], radiiMm: [radiiMm[n], radiiMm[n + 1]] };
      stamp(distanceMm, originMm, segment);
    }
  }
  return { size: SIZE, spacingMm: SPACING_MM, originMm, distanceMm };
}

function stamp(distanceMm: Float32Array, origin: Vec3, segment: Tube): void {
  const range = [0, 1, 2].map((axis) => {
    const ends = segment.points.map((p) => (p[axis] - origin[axis]) / SPACING_MM);
    const reach = (REACH_MM + segment.radiiMm[0]) / SPACING_MM;
    return [max(0, Math.ceil(min(...ends) - reach)), min(SIZE[axis] - 1, floor(max(...ends) + reach))];
  });
  for (let k = range[2][0]; k <= range[2][1]; k++) {
    for (let j = range[1][0]; j <= range[1][1]; j++) {
      for (let i = range[0][0]; i <= range[0][1]; i++) {
        const n = i + SIZE[0] * (j + SIZE[1] * k);
        const distance = tubeDistance(
          segment,
          origin[0] + i * SPACING_MM,
          origin[1] + j * SPACING_MM,
          origin[2] + k * SPACING_MM,
        );
        if (distance < distanceMm[n]) distanceMm[n] = distance;
      }
    }
  }
}
