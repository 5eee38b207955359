import type { InclusionMeasure } from '../../generated/resolverTypes.ts';
import type { RuledKind } from './types.ts';

/** A measure's values: numbers with their unit, or words of a closed list, of which a subject may have several. */
export type Measure = {
  readonly title: string;
  readonly fits: readonly RuledKind[];
} & (
  | { readonly type: 'NUMBER'; readonly unit: string }
  | { readonly type: 'WORDS'; readonly words: readonly string[] }
);

const PHASES = ['PREOPERATIVE', 'PRE_DURA', 'POST_DURA', 'DURING_RESECTION', 'POST_RESECTION'] as const;
const JUDGED = ['VOLUME', 'ANNOTATION', 'REGISTRATION', 'PSEUDO_LABEL'] as const;

/** Every measure that a condition may name. What its value is for a subject is in measures.queries.ts. */
export const MEASURES: Readonly<Record<InclusionMeasure, Measure>> = {
  PROCEDURE_NUMBER: {
    ...{ title: 'procedure number', type: 'NUMBER', unit: '', fits: ['PATIENT', 'VOLUME'] },
  },
  PHASE: { title: 'phase', type: 'WORDS', words: PHASES, fits: ['PATIENT', 'VOLUME'] },
  MR_SEQUENCE: {
    ...{ title: 'MRI sequence', type: 'WORDS', fits: ['PATIENT', 'VOLUME'] },
    words: ['T1', 'T1CE', 'T2', 'FLAIR'],
  },
  LABEL_ORIGIN: {
    ...{ title: 'origin of the tumour label', type: 'WORDS', words: ['MANUAL', 'EXPERT', 'AUTOMATIC'] },
    fits: ['PATIENT', 'VOLUME', 'ANNOTATION', 'PSEUDO_LABEL'],
  },
  TUMOUR_VOLUME_MM3: {
    ...{ title: 'tumour volume', type: 'NUMBER', unit: ' mm³' },
    fits: ['PATIENT', 'VOLUME', 'ANNOTATION', 'PSEUDO_LABEL'],
  },
  LARGEST_AREA_MM2: {
    ...{ title: 'largest tumour area', type: 'NUMBER', unit: ' mm²' },
    fits: ['VOLUME', 'ANNOTATION', 'PSEUDO_LABEL'],
  },
  OVERLAP_FRACTION: { title: 'overlap', type: 'NUMBER', unit: '', fits: ['REGISTRATION'] },
  FAILURE_PROBABILITY: { title: 'failure probability', type: 'NUMBER', unit: '', fits: ['REGISTRATION'] },
  TUMOUR_IN_CONE_FRACTION: {
    ...{ title: 'tumour in cone', type: 'NUMBER', unit: '', fits: ['REGISTRATION', 'PSEUDO_LABEL'] },
  },
  MTRE_MM: { title: 'mTRE', type: 'NUMBER', unit: ' mm', fits: ['REGISTRATION'] },
  READER_COUNT: { title: 'readers', type: 'NUMBER', unit: '', fits: JUDGED },
  STANDING_VERDICT: {
    ...{ title: 'standing verdict', type: 'WORDS', words: ['ACCEPTED', 'REJECTED', 'UNSURE', 'OPEN'] },
    fits: JUDGED,
  },
};
