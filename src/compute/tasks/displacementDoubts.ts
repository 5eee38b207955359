import type { DisplacementEvidence } from '../../kernels/registration/types.ts';
import { doubtRadiusMm } from '../../kernels/registration/uncertainty/doubtRadiusMm.ts';
import { FAILURE_MM } from '../../kernels/registration/uncertainty/failureProbability.ts';

const TARGET = { TUMOUR_BOUNDARY: "the tumour's boundary", FIELD_OF_VIEW: 'the field of view' } as const;

/** One in five is too often to say nothing. */
const WORTH_SAYING = 0.2;

/** What the displacement of the tissue says against a result, one sentence each; nothing where it is not calibrated. */
export function displacementDoubts(evidence: DisplacementEvidence): string[] {
  const { displacementMm, displacementRadius95Mm, failureProbability, evidenceModel } = evidence;
  if (evidenceModel === null) return [];
  const target = TARGET[evidence.displacementTarget];
  const doubts: string[] = [];
  if (failureProbability !== null && failureProbability > WORTH_SAYING) {
    doubts.push(
      `It may have failed: with probability ${failureProbability.toFixed(2)} ${target} lies more than ${FAILURE_MM} mm off.`,
    );
  }
  if (displacementRadius95Mm === null) {
    doubts.push('The similarity has no clear maximum at this pose, so its uncertainty is unknown.');
  } else if (displacementMm <= doubtRadiusMm(displacementRadius95Mm)) {
    doubts.push(
      `The pose moves ${target} by ${displacementMm.toFixed(1)} mm, less than can be told apart (${doubtRadiusMm(displacementRadius95Mm).toFixed(1)} mm): the tracked pose may be as good.`,
    );
  }
  return doubts;
}
