import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { EvidenceLevel, RegistrationEvidence } from './types.ts';

export interface EvidenceAssessment {
  readonly level: EvidenceLevel;
  /** What led to the level, one short clause each. */
  readonly reasons: readonly string[];
}

/** A smaller change of mTRE, in mm, is none: landmarks are placed to a few tenths of a millimetre at best. */
const MTRE_TOLERANCE_MM = 0.05;
/** A smaller relative gain of similarity is none. */
const SIMILARITY_TOLERANCE = 0.01;

/**
 * Compares the registered with the tracked pose by what was measured. Landmarks weigh more than similarity,
 * which can rise while the pose gets worse. A tumour outside the cone or an MRI beside it is always worse.
 * The level informs a reviewer; it is no verdict.
 *
 * @throws NON_FINITE_VALUES when a measured value is not a finite number.
 */
export function assessRegistration(evidence: RegistrationEvidence): EvidenceAssessment {
  requireFinite(evidence);
  const landmarks = landmarkChange(evidence);
  const similarity = similarityChange(evidence);
  const reasons = [...landmarks.reasons, ...similarity.reasons];
  const lost = lostContent(evidence);
  const thin = thinContent(evidence);
  if (isTracked(evidence)) {
    return { level: 'TRACKED', reasons: [...lost, ...thin, ...measuredOnce(evidence)] };
  }
  if (lost.length > 0) return { level: 'WORSE', reasons: [...lost, ...reasons] };
  const decisive = landmarks.trend ?? similarity.trend;
  if (decisive === 'WORSE') return { level: 'WORSE', reasons: [...reasons, ...thin] };
  if (decisive === undefined) {
    return { level: 'NOT_MEASURED', reasons: ['neither similarity nor landmarks were measured', ...thin] };
  }
  // Without landmarks a gain of similarity alone proves little: the limits of judgePose must hold as well.
  const unproven = landmarks.trend === undefined && evidence.betterByEvidence === false;
  const doubts = [...thin, ...(unproven ? ['the limits of the evidence are not met'] : [])];
  const better = decisive === 'BETTER' && similarity.trend !== 'WORSE' && doubts.length === 0;
  const silent = landmarks.reasons.length === 0 ? ['no landmarks to confirm it'] : [];
  return { level: better ? 'BETTER' : 'NOT_BETTER', reasons: [...reasons, ...doubts, ...silent] };
}

/** Equal similarity tells a pose that was only stretched from one that stayed. */
const isTracked = (evidence: RegistrationEvidence): boolean =>
  evidence.poseChangeMm === 0 &&
  evidence.poseChangeDeg === 0 &&
  evidence.similarityBefore === evidence.similarityAfter;

function measuredOnce({ mtreAfterMm, similarityName, similarityAfter }: RegistrationEvidence): string[] {
  return [
    ...(mtreAfterMm === null ? [] : [`landmark error mTRE ${mtreAfterMm.toFixed(2)} mm`]),
    ...(similarityAfter === null ? [] : [`${similarityName} ${similarityAfter.toFixed(3)}`]),
  ];
}

interface Change {
  readonly trend?: 'BETTER' | 'SAME' | 'WORSE';
  readonly reasons: readonly string[];
}

function landmarkChange({ mtreBeforeMm: before, mtreAfterMm: after }: RegistrationEvidence): Change {
  if (before === null || after === null) return { reasons: [] };
  const change = after - before;
  const trend = Math.abs(change) <= MTRE_TOLERANCE_MM ? 'SAME' : change > 0 ? 'WORSE' : 'BETTER';
  const words = { BETTER: 'fell', SAME: 'did not change', WORSE: 'ROSE' }[trend];
  return { trend, reasons: [`landmark error ${words}: mTRE ${before.toFixed(2)} → ${after.toFixed(2)} mm`] };
}

function similarityChange(evidence: RegistrationEvidence): Change {
  const { similarityName: name, similarityBefore: before, similarityAfter: after } = evidence;
  if (before === null || after === null) return { reasons: [] };
  const gain = after - before;
  const least = SIMILARITY_TOLERANCE * Math.abs(before);
  const trend = gain < 0 ? 'WORSE' : gain <= least ? 'SAME' : 'BETTER';
  const words = { BETTER: 'rose', SAME: 'did not rise', WORSE: 'FELL' }[trend];
  return { trend, reasons: [`${name} ${words}: ${before.toFixed(3)} → ${after.toFixed(3)}`] };
}

function lostContent({ overlapFraction, tumourInConeFraction }: RegistrationEvidence): string[] {
  return [
    ...(tumourInConeFraction === 0 ? ['the carried tumour lies OUTSIDE the cone'] : []),
    ...(overlapFraction === 0 ? ['the MRI lies OUTSIDE the cone'] : []),
  ];
}

function thinContent({ overlapFraction, tumourInConeFraction }: RegistrationEvidence): string[] {
  const below = (share: number | null, what: string): string[] =>
    share !== null && share < 0.5 ? [`only ${Math.round(share * 100)} % of the ${what}`] : [];
  return [
    ...below(tumourInConeFraction, 'carried tumour lies in the cone'),
    ...below(overlapFraction, 'cone is covered by the MRI'),
  ];
}

function requireFinite(evidence: RegistrationEvidence): void {
  for (const [name, value] of Object.entries(evidence)) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new SonoledgerError(
        'NON_FINITE_VALUES',
        `Evidence ${name} is ${value}; give null for what was not measured.`,
      );
    }
  }
}
