import type { Vec3 } from '../../kernels/geometry/types.ts';
import { resolvePhantomOptions } from '../../kernels/phantom/resolvePhantomOptions.ts';
import type { PhantomOptions } from '../../kernels/phantom/types.ts';
import type { CohortRequest } from './types.ts';

/**
 * The generator's options for a cohort; its scale keeps the extent and takes that share of the voxels along each axis.
 * @throws INVALID_INPUT if unusable
 */
export function phantomOptions({
  scale,
  brainShiftMm,
  misalignment,
}: Pick<CohortRequest, 'scale' | 'brainShiftMm' | 'misalignment'>): PhantomOptions {
  const plain = resolvePhantomOptions();
  return resolvePhantomOptions({
    mriSize: times(plain.mriSize, scale, Math.round),
    mriSpacingMm: times(plain.mriSpacingMm, 1 / scale),
    ultrasoundSize: times(plain.ultrasoundSize, scale, Math.round),
    ultrasoundSpacingMm: times(plain.ultrasoundSpacingMm, 1 / scale),
    brainShiftMm,
    misalignmentScale: misalignment,
  });
}

const times = ([x, y, z]: Vec3, factor: number, round = (value: number) => value): Vec3 => [
  round(x * factor),
  round(y * factor),
  round(z * factor),
];
