import { indexToWorld } from './indexToWorld.ts';
import { transformPoint } from './transformPoint.ts';
import type { Geometry, Vec3 } from './types.ts';

export type GridComparison = { readonly same: true } | { readonly same: false; readonly reason: string };

/**
 * Whether two grids have the same size and every voxel of one lies within `toleranceMm` of the same voxel of
 * the other. The offset between two affine grids is largest at a corner, so eight points decide for all.
 */
export function sameGrid(a: Geometry, b: Geometry, toleranceMm = 1e-3): GridComparison {
  if (a.size.some((n, axis) => n !== b.size[axis])) {
    return { same: false, reason: `the sizes are ${a.size.join(' x ')} and ${b.size.join(' x ')} voxels` };
  }
  const offsetMm = largestCornerOffsetMm(a, b);
  if (offsetMm <= toleranceMm) return { same: true };
  const reason = `the grids lie up to ${offsetMm.toPrecision(4)} mm apart, more than ${toleranceMm} mm (${causes(a, b)})`;
  return { same: false, reason };
}

function largestCornerOffsetMm(a: Geometry, b: Geometry): number {
  const toWorldA = indexToWorld(a);
  const toWorldB = indexToWorld(b);
  let largest = 0;
  for (let corner = 0; corner < 8; corner++) {
    const index: Vec3 = [
      corner & 1 ? a.size[0] - 1 : 0,
      corner & 2 ? a.size[1] - 1 : 0,
      corner & 4 ? a.size[2] - 1 : 0,
    ];
    const p = transformPoint(toWorldA, index);
    const q = transformPoint(toWorldB, index);
    const offset = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    // A non-finite geometry must never pass as the same grid.
    if (!(offset <= largest)) largest = Number.isNaN(offset) ? Infinity : offset;
  }
  return largest;
}

function causes(a: Geometry, b: Geometry): string {
  const show = (values: readonly number[]): string => values.map((v) => Number(v.toPrecision(6))).join(' ');
  const parts = (['spacingMm', 'originLps', 'direction'] as const)
    .filter((part) => show(a[part]) !== show(b[part]))
    .map((part) => `${part} ${show(a[part])} and ${show(b[part])}`);
  return parts.length > 0 ? parts.join('; ') : 'a difference beyond six digits';
}
