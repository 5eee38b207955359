import type { RegistrationResult } from '../../kernels/registration/types.ts';
import { displacementDoubts } from './displacementDoubts.ts';

/** Below this share of agreeing restarts the optimum may be one of several. */
const FEW_RESTARTS_AGREE = 0.3;

interface MeasuredBeside {
  readonly tumourInConeFraction: number | null;
  readonly mtreTrackedMm: number | null;
  readonly mtreRegisteredMm: number | null;
}

/** What speaks against a result, one plain sentence each. */
export function describeDoubts(result: RegistrationResult, measured: MeasuredBeside): string[] {
  const { evidence } = result;
  const doubts: string[] = [];
  if (!evidence.betterByEvidence) {
    doubts.push(
      'Not better than the tracked pose by its own evidence: the tracked pose is recommended until a review decides.',
    );
  }
  if (result.outOfTime) doubts.push('The time limit cut the search short: the pose is the best so far.');
  const { mtreTrackedMm, mtreRegisteredMm } = measured;
  if (mtreTrackedMm !== null && mtreRegisteredMm !== null && mtreRegisteredMm > mtreTrackedMm) {
    doubts.push(
      `Worse than the tracked pose by the landmarks: mTRE ${mtreTrackedMm.toFixed(2)} mm tracked, ${mtreRegisteredMm.toFixed(2)} mm registered.`,
    );
  }
  if (evidence.restartsInBasin < FEW_RESTARTS_AGREE * evidence.restartCount) {
    doubts.push(`Only ${evidence.restartsInBasin} of ${evidence.restartCount} restarts agree on this pose.`);
  }
  doubts.push(...displacementDoubts(evidence));
  if (measured.tumourInConeFraction !== null && measured.tumourInConeFraction < 0.5) {
    doubts.push(
      `Only ${(100 * measured.tumourInConeFraction).toFixed(0)} % of the tumour lies inside the insonified cone.`,
    );
  }
  return doubts;
}
