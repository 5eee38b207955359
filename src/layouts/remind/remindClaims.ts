import { remarkOn } from '../remarkOn.ts';
import type { Claim, Remark } from '../types.ts';
import { mriSequence, REMIND_STRUCTURES, sweepPhase } from './remindSeries.ts';

interface Place {
  readonly patient: string;
  readonly paths: readonly string[];
}

const PROCEDURE = { procedureNumber: 1 } as const;

/** What comes from after the resection makes no record. */
export const afterResection = ({ patient, paths }: Place, kind: Remark['kind'] = 'FILE'): Remark =>
  remarkOn(paths[0], {
    kind,
    patient,
    outcome: 'SKIPPED',
    reason: 'PHASE_NOT_USED',
    message: 'Taken after the resection: the pipeline compares images from before it.',
  });

/** What the pipeline has no use for makes no record. */
export const notUsed = ({ patient, paths }: Place, message: string, kind: Remark['kind'] = 'FILE'): Remark =>
  remarkOn(paths[0], { kind, patient, outcome: 'SKIPPED', reason: 'SERIES_NOT_USED', message });

/** An ultrasound sweep, told by what it is called; undefined when that is no name of a sweep. */
export function sweepClaim(place: Place, called: string, name = sweepName(called)): Claim | undefined {
  const phase = sweepPhase(called);
  if (phase === undefined || name === undefined) return undefined;
  if (phase === 'POST_RESECTION') return afterResection(place);
  return { kind: 'VOLUME', ...place, name, ...PROCEDURE, modality: 'US', sequence: 'B_MODE', phase };
}

/** What we call the volume of a sweep. */
export function sweepName(called: string): string | undefined {
  const phase = sweepPhase(called);
  if (phase === undefined) return undefined;
  return phase === 'PRE_DURA' ? 'US_pre_dura' : phase === 'POST_DURA' ? 'US_post_dura' : 'US_pre_imri';
}

/** A pre-operative MRI series, told by its description. */
export function mriClaim(place: Place, description: string, name = description): Claim {
  const sequence = mriSequence(description);
  if (sequence === undefined) return notUsed(place, `${description} is none of T1, T2 and FLAIR.`);
  return { kind: 'VOLUME', ...place, name, ...PROCEDURE, modality: 'MR', sequence, phase: 'PREOPERATIVE' };
}

/** A label on a pre-operative series. */
export function labelClaim(place: Place, structure: string, volume: string): Claim {
  const known = Object.hasOwn(REMIND_STRUCTURES, structure.toLowerCase())
    ? REMIND_STRUCTURES[structure.toLowerCase()]
    : undefined;
  if (known === undefined) return notUsed(place, `The pipeline does not use the structure ${structure}.`);
  const { tool } = known;
  return {
    kind: 'ANNOTATION',
    ...place,
    volume,
    structure: known.structure,
    origin: tool === null ? 'MANUAL' : 'AUTOMATIC',
    annotator: tool === null ? 'ReMIND' : null,
    tool,
    toolVersion: null,
  };
}
