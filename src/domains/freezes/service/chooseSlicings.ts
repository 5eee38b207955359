import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { UsableSlicing } from '../types.ts';

/**
 * One slicing a volume: a drawn label before a transferred one, then the newest. INVALID_INPUT when that would
 * be a silent choice between registration methods or between raters.
 */
export function chooseSlicings(usable: readonly UsableSlicing[]): UsableSlicing[] {
  const methods = new Set(usable.flatMap(({ registrationMethod }) => registrationMethod ?? []));
  if (methods.size > 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Pseudo labels of several registration methods exist (${[...methods].sort().join(', ')}): name one in registrationMethod.`,
    );
  }
  const byVolume = groupByVolume(usable);
  return [...byVolume.values()].map(chooseOne);
}

function groupByVolume(usable: readonly UsableSlicing[]): Map<string, UsableSlicing[]> {
  const groups = new Map<string, UsableSlicing[]>();
  for (const slicing of usable)
    groups.set(slicing.volumeId, [...(groups.get(slicing.volumeId) ?? []), slicing]);
  return groups;
}

function chooseOne(candidates: readonly UsableSlicing[]): UsableSlicing {
  const drawn = candidates.filter(({ annotationId }) => annotationId !== null);
  if (new Set(drawn.map(({ annotationId }) => annotationId)).size > 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Volume ${candidates[0].volumeId} has labels of several raters: name one in annotatorName.`,
    );
  }
  return drawn[0] ?? candidates[0];
}
