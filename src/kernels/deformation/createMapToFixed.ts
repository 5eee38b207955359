import { createMapToMoving } from './createMapToMoving.ts';
import type { SpatialTransform } from './types.ts';

/** A result this close in the moving world is exact for every purpose here, mm. */
const CLOSE_MM = 1e-4;
const MOST_STEPS = 50;

/** Writes the fixed point into `out` and returns how far its image lies from the moving point, mm. */
export type InverseMap = (x: number, y: number, z: number, out: Float64Array) => number;

/**
 * The map from the moving to the fixed world, for many points. Through a field it is found by fixed-point iteration
 * (Chen et al., Med. Phys. 2008) from the linear part; it converges where the field stretches the linear part by less
 * than its own size, and the returned residual tells.
 */
export function createMapToFixed(transform: SpatialTransform): InverseMap {
  const m = transform.movingToFixedLps;
  const toMoving = createMapToMoving(transform);
  const image = new Float64Array(3);
  return (x, y, z, out) => {
    let px = m[0] * x + m[1] * y + m[2] * z + m[3];
    let py = m[4] * x + m[5] * y + m[6] * z + m[7];
    let pz = m[8] * x + m[9] * y + m[10] * z + m[11];
    let residualMm = 0;
    for (let step = 0; transform.field !== null && step <= MOST_STEPS; step++) {
      toMoving(px, py, pz, image);
      const dx = x - image[0];
      const dy = y - image[1];
      const dz = z - image[2];
      residualMm = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (residualMm < CLOSE_MM || step === MOST_STEPS) break;
      px += m[0] * dx + m[1] * dy + m[2] * dz;
      py += m[4] * dx + m[5] * dy + m[6] * dz;
      pz += m[8] * dx + m[9] * dy + m[10] * dz;
    }
    out[0] = px;
    out[1] = py;
    out[2] = pz;
    return residualMm;
  };
}
