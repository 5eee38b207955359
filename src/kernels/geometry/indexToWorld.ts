import type { Geometry, Mat4 } from './types.ts';

/** The transform from voxel index (i, j, k) to world LPS mm; voxel centres have integer indices. */
export function indexToWorld(geometry: Geometry): Mat4 {
  const { direction: d, spacingMm: s, originLps: o } = geometry;
  return [
    d[0] * s[0],
    d[1] * s[1],
    d[2] * s[2],
    o[0],
    d[3] * s[0],
    d[4] * s[1],
    d[5] * s[2],
    o[1],
    d[6] * s[0],
    d[7] * s[1],
    d[8] * s[2],
    o[2],
    0,
    0,
    0,
    1,
  ];
}
