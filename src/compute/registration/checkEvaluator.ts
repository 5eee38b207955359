import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';
import type { BatchEvaluator } from './types.ts';

/** How far the LC2 of a pose, 0 to 1, may lie from the one on the cpu. Float32 is off by less than 1e-6. */
export const DEVICE_TOLERANCE = 1e-5;

/**
 * For single poses. A sample on the very border of the known MRI may count on one device and not on the other, which
 * can add a patch or take it away.
 */
const LARGEST_DIFFERENCE = 1e-2;

/**
 * The self-test of a device, on the very images that it is to register: poses must score as they do on the cpu.
 * @param poses not on the MRI's grid, where whole layers of samples lie on its border
 * @throws MODEL_INCOMPATIBLE when the device fails or gives other numbers
 */
export async function checkEvaluator(
  evaluator: Pick<BatchEvaluator, 'device' | 'scores'>,
  scoreOnCpu: (movingToFixedLps: Mat4) => PoseScore,
  poses: readonly Mat4[],
): Promise<void> {
  const scores = await evaluator.scores(poses);
  const differences = poses.map((pose, n) => difference(scores[n], scoreOnCpu(pose))).sort((a, b) => a - b);
  const usual = differences[differences.length >> 1];
  const largest = differences[differences.length - 1];
  if (usual <= DEVICE_TOLERANCE && largest <= LARGEST_DIFFERENCE) return;
  throw new SonoledgerError(
    'MODEL_INCOMPATIBLE',
    `On ${evaluator.device} the similarity of a pose differs from the cpu's by ${usual.toExponential(1)}, at most ${largest.toExponential(1)}; ${DEVICE_TOLERANCE} is allowed.`,
    { device: evaluator.device, usual, largest },
  );
}

/** Infinite when the device gives no number. */
function difference(a: PoseScore, b: PoseScore): number {
  const largest = Math.max(
    Math.abs(a.similarity - b.similarity),
    Math.abs(a.similarityWhereCovered - b.similarityWhereCovered),
    // The overlap moves in steps of one sample.
    Math.max(0, Math.abs(a.overlapFraction - b.overlapFraction) - LARGEST_DIFFERENCE),
  );
  return Number.isNaN(largest) ? Infinity : largest;
}
