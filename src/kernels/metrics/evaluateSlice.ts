import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { areaSimilarity } from './areaSimilarity.ts';
import { contourDistances, type DistancesFor } from './contourDistances.ts';
import { dice } from './dice.ts';
import { BOTH_MASKS_REQUIRED } from './emptyRules.ts';
import { falseNegativeRate } from './falseNegativeRate.ts';
import { hd } from './hd.ts';
import { hd95MaxDirected } from './hd95MaxDirected.ts';
import { hd95Pooled } from './hd95Pooled.ts';
import { jaccard } from './jaccard.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import { positivePrediction } from './positivePrediction.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { scanMaskPair } from './scanMaskPair.ts';
import type {
  ContourConvention,
  DirectedDistances,
  MetricDefinitionId,
  MetricOutcome,
  OverlapCounts,
  SliceEvaluation,
  SliceGrid,
} from './types.ts';
import { validateSliceGrid } from './validateSliceGrid.ts';

type Measure = (counts: OverlapCounts, distancesFor: DistancesFor) => MetricOutcome;

const measures: Readonly<Record<MetricDefinitionId, Measure>> = {
  'dice@1': dice,
  'precision@1': precision,
  'recall@1': recall,
  'fnr@1': falseNegativeRate,
  'jaccard@1': jaccard,
  'areaSimilarity.faanes@1': areaSimilarity,
  'hd95.pooled@1': onDistances('FULL', hd95Pooled),
  'hd95.maxDirected@1': onDistances('FACE', hd95MaxDirected),
  'hd@1': onDistances('FULL', hd),
  'positivePrediction@1': (counts) => ({ state: 'DEFINED', value: positivePrediction(counts) ? 1 : 0 }),
};

/**
 * Evaluates one slice under the named metric definitions. Both masks hold 0 and 1 in the layout of `grid`;
 * distances are in mm of `grid.pixelSpacingMm`. The masks are read once; contours and distances are computed
 * inside the bounding boxes, once per contour convention, and only when a definition asks for them.
 *
 * Errors: GRID_MISMATCH for masks of another size, INVALID_INPUT for values other than 0 and 1 or a bad grid,
 * UNKNOWN_ID for a definition that does not exist.
 */
export function evaluateSlice<Id extends MetricDefinitionId>(
  prediction: Uint8Array,
  reference: Uint8Array,
  grid: SliceGrid,
  definitionIds: readonly Id[],
): SliceEvaluation<Id> {
  validateSliceGrid(grid, prediction, reference);
  const scan = scanMaskPair(prediction, reference);
  const { counts } = scan;
  const distancesFor = contourDistances(prediction, reference, grid, scan);
  const outcomes = {} as Record<Id, MetricOutcome>;
  for (const id of definitionIds) outcomes[id] = measureOf(id)(counts, distancesFor);
  return {
    outcomes,
    counts,
    predictedPixels: counts.tp + counts.fp,
    referencePixels: counts.tp + counts.fn,
  };
}

function measureOf(id: MetricDefinitionId): Measure {
  if (Object.hasOwn(measures, id)) return measures[id];
  throw new SonoledgerError(
    'UNKNOWN_ID',
    `There is no metric definition "${id}". Use one of ${Object.keys(measures).join(', ')}.`,
    { id },
  );
}

function onDistances(
  convention: ContourConvention,
  measure: (distances: DirectedDistances) => number,
): Measure {
  return (counts, distancesFor) =>
    outcomeUnderRule(counts, BOTH_MASKS_REQUIRED, () => measure(distancesFor(convention)));
}
