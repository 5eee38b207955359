import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { BatchEvaluator, PoseScore } from './types.ts';

/**
 * How far each measure of a pose, all between 0 and 1, may lie from the one computed on the cpu. Float32 alone is
 * off by less than 1e-6; half a percent of a millimetre in the pose changes the similarity by more than this.
 */
export const DEVICE_TOLERANCE = 1e-5;

/**
 * The self-test of a device on the very images that it is to register: the poses must score as on the cpu.
 * @throws MODEL_INCOMPATIBLE when it fails or gives other numbers
 */
export async function checkEvaluator(
  evaluator: BatchEvaluator,
  scoreOnCpu: (movingToFixedLps: Mat4) => PoseScore,
  poses: readonly Mat4[],
): Promise<void> {
  const scores = await evaluator.scores(poses);
  const worst = Math.max(...poses.map((pose, n) => difference(scores[n], scoreOnCpu(pose))));
  if (worst <= DEVICE_TOLERANCE) return;
  throw new SonoledgerError(
    'MODEL_INCOMPATIBLE',
    `The device ${evaluator.device} scores a pose ${worst.toExponential(1)} away from the cpu; ${DEVICE_TOLERANCE} is allowed.`,
    { device: evaluator.device, difference: worst },
  );
}

/** Infinite when the device gives no number. */
function difference(a: PoseScore, b: PoseScore): number {
  const largest = Math.max(
    Math.abs(a.similarity - b.similarity),
    Math.abs(a.similarityWhereCovered - b.similarityWhereCovered),
    Math.abs(a.overlapFraction - b.overlapFraction),
  );
  return Number.isNaN(largest) ? Infinity : largest;
}
