import type { Vec3 } from '../geometry/types.ts';
import { min, sqrt } from './boundMath.ts';

/** Approximate signed distance to an axis-aligned ellipsoid at the origin (Quilez's bound), negative inside. */
export function ellipsoidDistance(axes: Vec3, x: number, y: number, z: number): number {
  const u = x / axes[0];
  const v = y / axes[1];
  const w = z / axes[2];
  const k0 = sqrt(u * u + v * v + w * w);
  const k1 = sqrt((u / axes[0]) ** 2 + (v / axes[1]) ** 2 + (w / axes[2]) ** 2);
  return k1 > 1e-9 ? (k0 * (k0 - 1)) / k1 : -min(axes[0], axes[1], axes[2]);
}
