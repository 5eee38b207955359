import type { Phase, Sequence, Structure } from '../../generated/resolverTypes.ts';

const OTHERS = /diff|dwi|dti|adc|swi|swan|perf|dsc|dce|asl|bold|fmri|mra|tof|t2(\*|[_ -]?star)/i;

/**
 * The MRI sequence that a SeriesDescription of ReMIND names; undefined for others, such as diffusion. T1 is T1CE only
 * where the description says so.
 */
export function mriSequence(description: string): Sequence | undefined {
  if (OTHERS.test(description)) return undefined;
  if (/flair/i.test(description)) return 'FLAIR';
  if (/(^|[^a-z0-9])T2/i.test(description)) return 'T2';
  if (!/(^|[^a-z0-9])T1/i.test(description)) return undefined;
  return /post[_ -]?(contrast|gad|gd)/i.test(description) ? 'T1CE' : 'T1';
}

const SWEEPS: Readonly<Record<string, Phase>> = {
  predura: 'PRE_DURA',
  postdura: 'POST_DURA',
  preimri: 'POST_RESECTION',
};

/** The phase of an ultrasound sweep by its name: US_pre_imri comes after the resection and before the MRI. */
export function sweepPhase(name: string): Phase | undefined {
  const [, when, what] = /US_?(pre|post)_?(dura|imri)/i.exec(name) ?? [];
  return when === undefined ? undefined : SWEEPS[`${when}${what}`.toLowerCase()];
}

/** Structures of ReMIND that the pipeline uses, and who drew them. */
export const REMIND_STRUCTURES: Readonly<Record<string, { structure: Structure; tool: string | null }>> = {
  tumor: { structure: 'TUMOUR', tool: null },
  ventricles: { structure: 'VENTRICLES', tool: 'Brainlab' },
  cerebrum: { structure: 'CEREBRUM', tool: 'Brainlab' },
};
