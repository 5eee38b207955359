import type { Mask, Vec3 } from '../geometry/types.ts';

/** Mean voxel index (i, j, k, not rounded) of a mask, or null when the mask is empty. */
export function maskCentroid(mask: Mask): Vec3 | null {
  const [ni, nj, nk] = mask.geometry.size;
  let [count, si, sj, sk] = [0, 0, 0, 0];
  for (let k = 0, at = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, at++) {
        if (mask.data[at] === 0) continue;
        count++;
        si += i;
        sj += j;
        sk += k;
      }
    }
  }
  return count === 0 ? null : [si / count, sj / count, sk / count];
}
