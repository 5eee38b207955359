import {
  BOTH_MASKS_REQUIRED,
  FALSE_NEGATIVE_EMPTY_RULE,
  RECALL_EMPTY_RULE,
  ZERO_WHEN_HALF_EMPTY,
} from './emptyRules.ts';
import type { EmptyRule, MetricDefinition } from './types.ts';

const FAANES = 'Faanes et al., J. Imaging 2025, 11, 365';
const SEG_METRICS = 'seg-metrics 1.2.8';

const OVERLAP = { unit: null, quantity: 'OVERLAP', spacingRule: 'NOT_USED' } as const;
const DISTANCE = {
  unit: 'mm',
  quantity: 'DISTANCE',
  spacingRule: 'PARENT_IN_PLANE_MM',
  emptyPredictionCountsAs: null,
  higherIsBetter: false,
} as const;

/**
 * The versioned metric definitions, in the order in which tables show them. Stored at start-up; an id, a number
 * and a rule never change once released.
 */
export const metricDefinitions: readonly MetricDefinition[] = [
  {
    ...OVERLAP,
    id: 'dice@1',
    number: 1,
    name: 'dice',
    version: 1,
    title: 'Dice',
    convention: `pixel counts, 2 TP / (2 TP + FP + FN), as ${SEG_METRICS}`,
    ...emptyRule(ZERO_WHEN_HALF_EMPTY),
    emptyPredictionCountsAs: 0,
    higherIsBetter: true,
    description: `Twice the shared pixels over the sum of both masks. ${FAANES}.`,
  },
  {
    ...OVERLAP,
    id: 'precision@1',
    number: 2,
    name: 'precision',
    version: 1,
    title: 'Precision',
    convention: `pixel counts, TP / (TP + FP), as ${SEG_METRICS}`,
    ...emptyRule(ZERO_WHEN_HALF_EMPTY),
    emptyPredictionCountsAs: 0,
    higherIsBetter: true,
    description: `Share of predicted pixels that lie in the reference; 0 for an empty prediction. ${FAANES}.`,
  },
  {
    ...OVERLAP,
    id: 'recall@1',
    number: 3,
    name: 'recall',
    version: 1,
    title: 'Recall',
    convention: 'pixel counts, TP / (TP + FN)',
    ...emptyRule(RECALL_EMPTY_RULE),
    emptyPredictionCountsAs: 0,
    higherIsBetter: true,
    description: `Share of reference pixels that the prediction holds. ${FAANES}.`,
  },
  {
    ...OVERLAP,
    id: 'fnr@1',
    number: 4,
    name: 'fnr',
    version: 1,
    title: 'False negative rate',
    convention: 'pixel counts, FN / (TP + FN) = 1 - recall',
    ...emptyRule(FALSE_NEGATIVE_EMPTY_RULE),
    emptyPredictionCountsAs: 1,
    higherIsBetter: false,
    description: `Share of reference pixels that the prediction misses; 1 for an empty prediction. ${FAANES}.`,
  },
  {
    ...OVERLAP,
    id: 'jaccard@1',
    number: 5,
    name: 'jaccard',
    version: 1,
    title: 'Jaccard',
    convention: `pixel counts, TP / (TP + FP + FN), as ${SEG_METRICS}`,
    ...emptyRule(ZERO_WHEN_HALF_EMPTY),
    emptyPredictionCountsAs: 0,
    higherIsBetter: true,
    description: 'Shared pixels over the union; Dice / (2 - Dice).',
  },
  {
    id: 'areaSimilarity.faanes@1',
    number: 6,
    name: 'areaSimilarity.faanes',
    version: 1,
    title: 'Area similarity',
    unit: null,
    quantity: 'AREA',
    convention: `|2 (P - R) / (P + R)| of predicted and reference area, |vs| of ${SEG_METRICS}; 0 best, 2 worst`,
    spacingRule: 'NOT_USED',
    ...emptyRule(BOTH_MASKS_REQUIRED),
    emptyPredictionCountsAs: null,
    higherIsBetter: false,
    description: `Relative difference of the two areas: a dissimilarity in spite of its name. Taha and Hanbury 2015 define 1 - half of it. ${FAANES}.`,
  },
  {
    ...DISTANCE,
    id: 'hd95.pooled@1',
    number: 7,
    name: 'hd95.pooled',
    version: 1,
    title: 'HD95 (pooled)',
    convention: `${SEG_METRICS}: 8-neighbour contour inside the image, both directions in one list, linear 95th percentile`,
    ...emptyRule(BOTH_MASKS_REQUIRED),
    description: `95th percentile of the contour distances of both directions together. ${FAANES}.`,
  },
  {
    ...DISTANCE,
    id: 'hd95.maxDirected@1',
    number: 8,
    name: 'hd95.maxDirected',
    version: 1,
    title: 'HD95 (max of directed)',
    convention:
      'MONAI 1.6 and MetricsReloaded: 4-neighbour boundary with the image edge, linear 95th percentile per direction, the larger of the two',
    ...emptyRule(BOTH_MASKS_REQUIRED),
    description:
      'Larger of the two directed 95th percentiles of the boundary distances. MONAI, MetricsReloaded.',
  },
  {
    ...DISTANCE,
    id: 'hd@1',
    number: 9,
    name: 'hd',
    version: 1,
    title: 'Hausdorff distance',
    convention: `${SEG_METRICS}: 8-neighbour contour inside the image, largest distance of either direction`,
    ...emptyRule(BOTH_MASKS_REQUIRED),
    description: 'Largest distance from a contour pixel of one mask to the contour of the other.',
  },
  {
    id: 'positivePrediction@1',
    number: 10,
    name: 'positivePrediction',
    version: 1,
    title: 'Positive prediction',
    unit: null,
    quantity: 'PRESENCE',
    convention: '1 when TP + FP > 0, else 0',
    spacingRule: 'NOT_USED',
    ...emptyRule({ bothEmpty: 0, emptyReference: 1, emptyPrediction: 0 }),
    emptyPredictionCountsAs: 0,
    higherIsBetter: true,
    description: `Whether the prediction holds any foreground; its mean over slices is PP. ${FAANES}.`,
  },
];

function emptyRule(rule: EmptyRule): Pick<MetricDefinition, 'emptyOutcomes' | 'emptyRule'> {
  const words = `both empty: ${rule.bothEmpty}; empty reference: ${rule.emptyReference}; empty prediction: ${rule.emptyPrediction}`;
  return { emptyOutcomes: rule, emptyRule: words };
}
