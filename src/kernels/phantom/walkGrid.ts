import type { Geometry, Mat4 } from '../geometry/types.ts';

/** Visits every voxel with its index in the data and its place after `indexToPlace`, in storage order. */
export function walkGrid(
  geometry: Geometry,
  indexToPlace: Mat4,
  visit: (n: number, x: number, y: number, z: number) => void,
): void {
  const m = indexToPlace;
  const [width, height, depth] = geometry.size;
  let n = 0;
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      const x = m[1] * j + m[2] * k + m[3];
      const y = m[5] * j + m[6] * k + m[7];
      const z = m[9] * j + m[10] * k + m[11];
      for (let i = 0; i < width; i++) visit(n++, x + m[0] * i, y + m[4] * i, z + m[8] * i);
    }
  }
}
