import type { Stage } from '../../generated/prisma/client.ts';
import type { Stated, StatedCount, StatedExclusion, StatedStep } from './types.ts';

/** The stages in pipeline order. */
export const STAGES: readonly Stage[] = [
  ...(['ELIGIBILITY', 'IMAGE_QUALITY', 'ANNOTATION', 'REGISTRATION', 'VISUAL_REVIEW', 'TRANSFER'] as const),
  ...(['SLICING', 'SPLIT', 'TRAINING', 'PREDICTION', 'EVALUATION'] as const),
];

const LEVELS = ['patients', 'volumes', 'slices'] as const;

/** Level by level; null where either side is not known. */
export function subtract(a: Stated, b: Stated): Stated {
  const of = (level: keyof Stated): number | null => {
    const [one, other] = [a[level], b[level]];
    return one === null || other === null ? null : one - other;
  };
  return { patients: of('patients'), volumes: of('volumes'), slices: of('slices') };
}

/** What a study says happened from count to count. An exclusion belongs to the first count at or after its stage. */
export function statedSteps(
  counts: readonly StatedCount[],
  exclusions: readonly StatedExclusion[],
): StatedStep[] {
  const steps = counts.slice(1);
  const place = ({ stage }: StatedExclusion): number => {
    const at = steps.findIndex((step) => STAGES.indexOf(step.stage as Stage) >= STAGES.indexOf(stage));
    return at < 0 ? steps.length - 1 : at;
  };
  return steps.map((count, n) => {
    const own = exclusions.filter((exclusion) => place(exclusion) === n);
    const [nIn, nOut] = [levelsOf(counts[n]), levelsOf(count)];
    const unexplained = subtract(subtract(nIn, nOut), explainedBy(own));
    return { title: count.title, stage: count.stage as Stage, nIn, nOut, exclusions: own, unexplained };
  });
}

const levelsOf = ({ patients, volumes, slices }: StatedCount): Stated => ({ patients, volumes, slices });

/** How many patients and volumes exclusions account for: a named one is one. */
export function explainedBy(exclusions: readonly StatedExclusion[]): Stated {
  const counts = { patients: 0, volumes: 0, slices: 0 };
  for (const { pseudonym, volume, patients, volumes } of exclusions) {
    counts.patients += patients ?? (pseudonym !== null && volume === null ? 1 : 0);
    counts.volumes += volumes ?? (volume !== null ? 1 : 0);
  }
  return counts;
}

/** Whether no level is known. */
export const isEmpty = (counts: Stated): boolean => LEVELS.every((level) => counts[level] === null);
