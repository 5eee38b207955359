import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { blockMean } from '../../filters/blockMean.ts';
import type { Geometry, Image, Mask, Vec3, VoxelArray } from '../../geometry/types.ts';
import { distanceToMaskMm } from '../../masks/distanceToMaskMm.ts';
import { nearFieldDepthMm } from './nearFieldDepthMm.ts';
import { transducerFace } from './transducerFace.ts';

/** The face and distances from it are found on voxels of about this size. */
const WORKING_MM = 1;

export interface NearField {
  /** The field of view without its near field. */
  readonly mask: Mask;
  /** 0 when no side of the field of view is bright. */
  readonly depthMm: number;
}

/**
 * Leaves out the near field. The face of the transducer shows as a bright band that belongs to dura, skull and
 * coupling rather than to the brain, and that a similarity matches with any bright MRI surface. What lies closer
 * than `depthMm` to the face goes, and nothing along the side walls.
 * @param depthMm found from the brightness by depth when omitted; 0 keeps the whole field of view
 * @throws EMPTY_MASK when nothing is left
 */
export function nearFieldMask(
  ultrasound: Image<VoxelArray>,
  fieldOfView: Mask,
  depthMm: number | undefined,
): NearField {
  if (depthMm === 0) return { mask: fieldOfView, depthMm };
  const factors = workingFactors(fieldOfView.geometry);
  const image = blockMean(ultrasound, factors);
  const cone = shrink(fieldOfView, factors);
  const face = transducerFace(image, cone);
  if (!face.data.includes(1)) return { mask: fieldOfView, depthMm: 0 };
  const distanceMm = distanceToMaskMm(face);
  const depth = depthMm ?? nearFieldDepthMm(image, cone, distanceMm);
  const data = Uint8Array.from(fieldOfView.data);
  clearNear(data, fieldOfView.geometry.size, { distanceMm, size: cone.geometry.size, factors }, depth);
  if (!data.includes(1)) {
    throw new SonoledgerError('EMPTY_MASK', `No voxel of the field of view lies deeper than ${depth} mm.`);
  }
  return { mask: { geometry: fieldOfView.geometry, data }, depthMm: depth };
}

function workingFactors({ spacingMm, size }: Geometry): Vec3 {
  const [i, j, k] = spacingMm.map((mm, axis) =>
    Math.min(size[axis], Math.max(1, Math.round(WORKING_MM / mm))),
  );
  return [i, j, k];
}

function shrink(mask: Mask, factors: Vec3): Mask {
  const { geometry, data } = blockMean(mask, factors);
  const inside = new Uint8Array(data.length);
  for (let n = 0; n < data.length; n++) inside[n] = data[n] >= 0.5 ? 1 : 0;
  return { geometry, data: inside };
}

interface Distances {
  readonly distanceMm: Float32Array;
  readonly size: Vec3;
  readonly factors: Vec3;
}

function clearNear(
  data: Uint8Array,
  [ni, nj, nk]: Vec3,
  { distanceMm, size, factors }: Distances,
  depthMm: number,
): void {
  const nearest = (index: number, axis: number): number =>
    Math.min(size[axis] - 1, Math.floor(index / factors[axis]));
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const row = size[0] * (nearest(j, 1) + size[1] * nearest(k, 2));
      for (let i = 0; i < ni; i++, n++) {
        if (data[n] !== 0 && distanceMm[row + nearest(i, 0)] < depthMm) data[n] = 0;
      }
    }
  }
}
