import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, SliceAxis } from '../geometry/types.ts';
import { planeAxes } from './planeAxes.ts';

/** How to walk a plane through a volume's data: pixel (x, y) is voxel start + x * stepX + y * stepY. */
export interface PlaneWalk {
  readonly width: number;
  readonly height: number;
  readonly start: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly pixelSpacingMm: readonly [x: number, y: number];
}

/**
 * The walk through the plane of constant `index` on `axis`.
 * @throws INVALID_INPUT when the volume has no such plane
 */
export function planeWalk({ size, spacingMm }: Geometry, axis: SliceAxis, index: number): PlaneWalk {
  const { normal, x, y } = planeAxes(axis);
  if (!Number.isInteger(index) || index < 0 || index >= size[normal]) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Axis ${axis} has the slices 0 to ${size[normal] - 1}, but slice ${index} was asked for.`,
    );
  }
  const step = [1, size[0], size[0] * size[1]];
  return {
    width: size[x],
    height: size[y],
    start: index * step[normal],
    stepX: step[x],
    stepY: step[y],
    pixelSpacingMm: [spacingMm[x], spacingMm[y]],
  };
}
