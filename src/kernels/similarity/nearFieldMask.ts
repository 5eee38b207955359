import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Mask, VoxelArray } from '../geometry/types.ts';

/**
 * The field of view without its near field. The face of the transducer shows as a bright band that belongs to
 * dura, skull and coupling rather than to the brain, and that a similarity matches with any bright MRI surface.
 * Its direction is the vector from the centre of the field of view to the centre of its border voxels weighted by
 * squared intensity; a voxel is near when a walk of `depthMm` in that direction leaves the field of view.
 * @param depthMm 0 keeps the whole field of view
 * @throws EMPTY_MASK when nothing is left
 */
export function nearFieldMask(ultrasound: Image<VoxelArray>, fieldOfView: Mask, depthMm: number): Mask {
  const { geometry } = fieldOfView;
  const data = Uint8Array.from(fieldOfView.data);
  if (depthMm > 0) {
    const direction = transducerDirection(ultrasound, fieldOfView);
    const stepMm = Math.min(...geometry.spacingMm);
    const [dx, dy, dz] = direction.map((d, axis) => (d * stepMm) / geometry.spacingMm[axis]);
    const steps = Math.ceil(depthMm / stepMm);
    const [ni, nj, nk] = geometry.size;
    const leaves = (i: number, j: number, k: number): boolean => {
      for (let step = 1; step <= steps; step++) {
        const x = Math.round(i + step * dx);
        const y = Math.round(j + step * dy);
        const z = Math.round(k + step * dz);
        if (x < 0 || y < 0 || z < 0 || x >= ni || y >= nj || z >= nk) return true;
        if (fieldOfView.data[x + ni * (y + nj * z)] === 0) return true;
      }
      return false;
    };
    for (let k = 0, n = 0; k < nk; k++) {
      for (let j = 0; j < nj; j++) {
        for (let i = 0; i < ni; i++, n++) if (data[n] !== 0 && leaves(i, j, k)) data[n] = 0;
      }
    }
  }
  if (!data.includes(1)) {
    throw new SonoledgerError('EMPTY_MASK', `No voxel of the field of view lies deeper than ${depthMm} mm.`);
  }
  return { geometry, data };
}

/** Unit vector along the voxel axes, in mm, towards the bright face; [0, 0, 0] when no side is brighter. */
function transducerDirection({ data }: Image<VoxelArray>, { geometry, data: mask }: Mask): readonly number[] {
  const [ni, nj, nk] = geometry.size;
  const centre = [0, 0, 0];
  const face = [0, 0, 0];
  let count = 0;
  let total = 0;
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, n++) {
        if (mask[n] === 0) continue;
        const position = [i, j, k];
        count++;
        for (let axis = 0; axis < 3; axis++) centre[axis] += position[axis];
        const inside =
          i > 0 &&
          j > 0 &&
          k > 0 &&
          i < ni - 1 &&
          j < nj - 1 &&
          k < nk - 1 &&
          neighboursInside(mask, n, ni, nj);
        if (inside) continue;
        const weight = data[n] * data[n];
        total += weight;
        for (let axis = 0; axis < 3; axis++) face[axis] += weight * position[axis];
      }
    }
  }
  if (count === 0 || total === 0) return [0, 0, 0];
  const towards = face.map((sum, axis) => (sum / total - centre[axis] / count) * geometry.spacingMm[axis]);
  const length = Math.hypot(...towards);
  return length < 1e-9 ? [0, 0, 0] : towards.map((d) => d / length);
}

function neighboursInside(mask: Uint8Array, n: number, ni: number, nj: number): boolean {
  return (
    (mask[n - 1] & mask[n + 1] & mask[n - ni] & mask[n + ni] & mask[n - ni * nj] & mask[n + ni * nj]) !== 0
  );
}
