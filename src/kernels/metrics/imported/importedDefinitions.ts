import {
  BOTH_MASKS_REQUIRED,
  FALSE_NEGATIVE_EMPTY_RULE,
  RECALL_EMPTY_RULE,
  ZERO_WHEN_HALF_EMPTY,
} from '../emptyRules.ts';
import type { EmptyRule } from '../types.ts';
import type { ImportedDefinition, ResultTool } from './types.ts';

const SUFFIX: Readonly<Record<ResultTool, string>> = { SEG_METRICS: 'segMetrics', NNUNET: 'nnUNet' };
const TOOL_NAME: Readonly<Record<ResultTool, string>> = { SEG_METRICS: 'seg-metrics', NNUNET: 'nnU-Net v2' };

/** What differs between definitions; the rest follows. */
interface Part {
  readonly tool: ResultTool;
  readonly number: number;
  readonly name: string;
  readonly title: string;
  readonly column: string;
  readonly rule: EmptyRule;
  /** Null where an empty prediction is left out. */
  readonly emptyCountsAs: number | null;
  readonly higherIsBetter: boolean;
  readonly words: string;
  readonly distance?: boolean;
}

const overlap = { rule: ZERO_WHEN_HALF_EMPTY, emptyCountsAs: 0, higherIsBetter: true } as const;
const distance = {
  tool: 'SEG_METRICS',
  rule: BOTH_MASKS_REQUIRED,
  emptyCountsAs: null,
  higherIsBetter: false,
  distance: true,
} as const;
const seg = { tool: 'SEG_METRICS' } as const;

const PARTS: readonly Part[] = [
  {
    ...seg,
    ...overlap,
    number: 101,
    name: 'dice',
    title: 'Dice',
    column: 'dice',
    words: '2 TP / (2 TP + FP + FN)',
  },
  {
    ...seg,
    ...overlap,
    number: 102,
    name: 'jaccard',
    title: 'Jaccard',
    column: 'jaccard',
    words: 'TP / (TP + FP + FN)',
  },
  {
    ...seg,
    ...overlap,
    number: 103,
    name: 'precision',
    title: 'Precision',
    column: 'precision',
    words: 'TP / (TP + FP)',
  },
  {
    ...seg,
    ...overlap,
    rule: RECALL_EMPTY_RULE,
    number: 104,
    name: 'recall',
    title: 'Recall',
    column: 'recall',
    words: 'TP / (TP + FN)',
  },
  {
    ...seg,
    rule: FALSE_NEGATIVE_EMPTY_RULE,
    emptyCountsAs: 1,
    higherIsBetter: false,
    number: 105,
    name: 'fnr',
    title: 'False negative rate',
    column: 'fnr',
    words: 'FN / (TP + FN)',
  },
  {
    ...seg,
    rule: RECALL_EMPTY_RULE,
    emptyCountsAs: 0,
    higherIsBetter: false,
    number: 106,
    name: 'fpr',
    title: 'False positive rate',
    column: 'fpr',
    words: 'FP / (FP + TN), over the whole slice',
  },
  {
    ...seg,
    rule: BOTH_MASKS_REQUIRED,
    emptyCountsAs: null,
    higherIsBetter: false,
    number: 107,
    name: 'areaSimilarity',
    title: 'Area similarity',
    column: 'vs',
    words: '|vs|; vs = 2 (P - R) / (P + R); 0 best, 2 worst',
  },
  {
    ...distance,
    number: 108,
    name: 'hd',
    title: 'Hausdorff distance',
    column: 'hd',
    words: 'largest contour distance',
  },
  {
    ...distance,
    number: 109,
    name: 'hd95',
    title: 'HD95',
    column: 'hd95',
    words: '95th percentile of both directions in one list',
  },
  {
    ...distance,
    number: 110,
    name: 'msd',
    title: 'Mean surface distance',
    column: 'msd',
    words: 'mean of both directions in one list',
  },
  {
    ...distance,
    number: 111,
    name: 'mdsd',
    title: 'Median surface distance',
    column: 'mdsd',
    words: 'median of both directions in one list',
  },
  {
    ...distance,
    number: 112,
    name: 'stdsd',
    title: 'SD of surface distances',
    column: 'stdsd',
    words: 'population SD of both directions in one list',
  },
  {
    ...overlap,
    tool: 'NNUNET',
    number: 121,
    name: 'dice',
    title: 'Dice',
    column: 'Dice',
    words: '2 TP / (2 TP + FP + FN)',
  },
  {
    ...overlap,
    tool: 'NNUNET',
    number: 122,
    name: 'iou',
    title: 'IoU',
    column: 'IoU',
    words: 'TP / (TP + FP + FN)',
  },
];

/**
 * Definitions of results that were computed elsewhere, apart from ours however alike: the masks, headers and version
 * behind them are not known here. Stored at start-up; what is released never changes.
 */
export const importedDefinitions: readonly ImportedDefinition[] = PARTS.map((part) => {
  const { tool, number, name, title, column, rule, emptyCountsAs, higherIsBetter, words } = part;
  return {
    ...{ number, name: `${name}.${SUFFIX[tool]}`, version: 1, tool, column, higherIsBetter },
    id: `${name}.${SUFFIX[tool]}@1`,
    title: `${title} (${TOOL_NAME[tool]})`,
    unit: part.distance ? 'mm' : null,
    convention: `imported from ${TOOL_NAME[tool]}: ${words}`,
    spacingRule: part.distance ? 'FILE_HEADER_MM' : 'NOT_USED',
    emptyOutcomes: rule,
    emptyRule: `both empty: ${rule.bothEmpty}; empty reference: ${rule.emptyReference}; empty prediction: ${rule.emptyPrediction}`,
    emptyPredictionCountsAs: emptyCountsAs,
    description: `The value of ${TOOL_NAME[tool]}'s ${column} as its file states it, except for pairs with an empty mask.`,
  };
});
