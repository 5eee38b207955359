import type { Geometry, Mask, SliceAxis } from '../geometry/types.ts';
import { validateMask } from '../masks/validateMask.ts';
import { planeAxes } from './planeAxes.ts';

export interface AxisAreas {
  /** Pixels inside the mask per slice index. */
  readonly pixelCounts: Uint32Array;
  /** Their area per slice index, mm2, from the in-plane spacing of the parent. */
  readonly areaMm2: Float64Array;
}

/**
 * The area of a mask in every slice of all three axes, in one pass over the voxels.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function sliceAreas(mask: Mask): Readonly<Record<SliceAxis, AxisAreas>> {
  validateMask(mask);
  const [width, height, depth] = mask.geometry.size;
  const alongI = new Uint32Array(width);
  const alongJ = new Uint32Array(height);
  const alongK = new Uint32Array(depth);
  let at = 0;
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      let rowCount = 0;
      for (let i = 0; i < width; i++, at++) {
        const inside = mask.data[at];
        rowCount += inside;
        alongI[i] += inside;
      }
      alongJ[j] += rowCount;
      alongK[k] += rowCount;
    }
  }
  return {
    I: withArea(alongI, mask.geometry, 'I'),
    J: withArea(alongJ, mask.geometry, 'J'),
    K: withArea(alongK, mask.geometry, 'K'),
  };
}

function withArea(pixelCounts: Uint32Array, { spacingMm }: Geometry, axis: SliceAxis): AxisAreas {
  const { x, y } = planeAxes(axis);
  const pixelAreaMm2 = spacingMm[x] * spacingMm[y];
  return { pixelCounts, areaMm2: Float64Array.from(pixelCounts, (count) => count * pixelAreaMm2) };
}
