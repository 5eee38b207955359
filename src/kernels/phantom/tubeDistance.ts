import { max, min, sqrt } from './boundMath.ts';
import type { Tube } from './types.ts';

/** Signed distance from a point to the surface of a tube, mm, negative inside. */
export function tubeDistance({ points, radiiMm }: Tube, x: number, y: number, z: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let n = 0; n + 1 < points.length; n++) {
    const a = points[n];
    const b = points[n + 1];
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const dz = b[2] - a[2];
    const along = ((x - a[0]) * dx + (y - a[1]) * dy + (z - a[2]) * dz) / (dx * dx + dy * dy + dz * dz);
    const t = max(0, min(1, along));
    const ex = x - a[0] - t * dx;
    const ey = y - a[1] - t * dy;
    const ez = z - a[2] - t * dz;
    const radius = radiiMm[n] + (radiiMm[n + 1] - radiiMm[n]) * t;
    nearest = min(nearest, sqrt(ex * ex + ey * ey + ez * ez) - radius);
  }
  return nearest;
}
