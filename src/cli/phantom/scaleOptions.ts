import type { Vec3 } from '../../kernels/geometry/types.ts';
import { resolvePhantomOptions } from '../../kernels/phantom/resolvePhantomOptions.ts';
import type { PhantomOptions } from '../../kernels/phantom/types.ts';

/** Grids with that share of the default's voxels along each axis over the same extent. INVALID_INPUT if unusable. */
export function scaleOptions(scale: number): PhantomOptions {
  const plain = resolvePhantomOptions();
  return resolvePhantomOptions({
    mriSize: times(plain.mriSize, scale, Math.round),
    mriSpacingMm: times(plain.mriSpacingMm, 1 / scale),
    ultrasoundSize: times(plain.ultrasoundSize, scale, Math.round),
    ultrasoundSpacingMm: times(plain.ultrasoundSpacingMm, 1 / scale),
  });
}

const times = ([x, y, z]: Vec3, factor: number, round = (value: number) => value): Vec3 => [
  round(x * factor),
  round(y * factor),
  round(z * factor),
];
