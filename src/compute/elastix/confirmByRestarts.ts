import type { Mat4 } from '../../kernels/geometry/types.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';
import { BASIN_MM } from '../../kernels/registration/judgePose.ts';
import { searchBoxPoses } from '../../kernels/registration/nullSimilarities.ts';
import { type PreparedRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import type { RegistrationHooks, RegistrationResult } from '../../kernels/registration/types.ts';

/** Starts in a box of this half-width around the tracked pose: as far as navigation is usually off. */
const BOX = { searchTranslationMm: 5, searchRotationDeg: 5 };
const RESTARTS = 2;

/**
 * Repeats a run from other starts, because one pose with a higher similarity may be wrong all the same. Most runs must
 * end together for `betterByEvidence` to stay.
 */
export async function confirmByRestarts(
  result: RegistrationResult,
  { options, poses }: PreparedRegistration,
  seed: number,
  runFrom: (startMovingToFixedLps: Mat4) => Promise<Mat4>,
  hooks: RegistrationHooks,
): Promise<RegistrationResult> {
  const random = createRandomGenerator(seed).fork('restarts');
  const starts = searchBoxPoses(RESTARTS, { ...options, ...BOX }, random).map(poses.toMatrix);
  const distances = [0];
  for (const start of starts) {
    throwIfStopped(hooks);
    const n = distances.length;
    hooks.onProgress?.(0.5 + (0.5 * (n - 1)) / RESTARTS, `Confirming by restart ${n} of ${RESTARTS}`);
    distances.push(poses.distanceMm(await runFrom(start), result.movingToFixedLps));
  }
  const restartsInBasin = distances.filter((distance) => distance <= BASIN_MM).length;
  const evidence = {
    ...result.evidence,
    restartCount: distances.length,
    restartsInBasin,
    restartDispersionMm: [...distances].sort((a, b) => a - b)[distances.length >> 1],
    betterByEvidence: 2 * restartsInBasin > distances.length,
  };
  return { ...result, evidence };
}
