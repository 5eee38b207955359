import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from '../geometry/types.ts';
import type { SimilarityEvaluator } from '../similarity/types.ts';
import type { LevelRecord, RegistrationInput, SimilarityLevel } from './types.ts';

/** Below this share of samples inside the MRI the files do not belong together or the tracked pose is wrong. */
const LEAST_OVERLAP = 0.05;

/** What a result says about a level. */
export function levelRecord(
  level: SimilarityLevel,
  { sampleCount, patchCount }: SimilarityEvaluator,
): LevelRecord {
  return { ...level, sampleCount, patchCount };
}

/** @throws NO_OVERLAP when a pose leaves next to nothing of the ultrasound inside the MRI */
export function requireOverlap(
  evaluator: SimilarityEvaluator,
  { initialMovingToFixedLps, moving }: RegistrationInput,
  pose: Mat4 = initialMovingToFixedLps,
): void {
  const overlap = evaluator.overlapFraction(pose);
  if (overlap >= LEAST_OVERLAP) return;
  throw new SonoledgerError(
    'NO_OVERLAP',
    `At the ${pose === initialMovingToFixedLps ? 'tracked' : 'given'} pose only ${(100 * overlap).toFixed(1)} % of the ultrasound lies inside the MRI (${moving.map(({ sequence }) => sequence).join(', ')}). Check the transform and the geometry of the files.`,
    { overlapFraction: overlap },
  );
}
