import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, Mask, SliceAxis } from '../../kernels/geometry/types.ts';
import { evaluateSlice } from '../../kernels/metrics/evaluateSlice.ts';
import type { MetricDefinitionId, MetricOutcome } from '../../kernels/metrics/types.ts';
import { extractSlice } from '../../kernels/slicing/extractSlice.ts';
import type { TaskContext } from '../threads/types.ts';
import { decodeMaskOn } from './decodeMaskOn.ts';
import type { SourceFile } from './sourceImage.ts';

export interface SliceToEvaluate {
  readonly sliceId: bigint;
  readonly axis: SliceAxis;
  readonly index: number;
}

export interface EvaluateSlicesPayload {
  /** The grid of the ultrasound volume, on which every label must lie. */
  readonly geometry: Geometry;
  readonly reference: SourceFile;
  /** One for each axis, or one with axis null for all. */
  readonly predictions: readonly { readonly axis: SliceAxis | null; readonly file: SourceFile }[];
  readonly slices: readonly SliceToEvaluate[];
  readonly definitionIds: readonly MetricDefinitionId[];
}

export interface EvaluatedSlice {
  readonly sliceId: bigint;
  readonly referencePixels: number;
  readonly predictedPixels: number;
  /** In the order of `definitionIds`. */
  readonly outcomes: readonly MetricOutcome[];
}

/**
 * Evaluates slices of one volume against one reference label, in the order asked.
 * @throws GRID_MISMATCH, INVALID_INPUT, JOB_CANCELLED, and what reading a label map throws
 */
export function evaluateSlices(
  { geometry, reference, predictions, slices, definitionIds }: EvaluateSlicesPayload,
  context: TaskContext<never>,
): EvaluatedSlice[] {
  const referenceMask = decodeMaskOn(geometry, reference);
  const masks = predictions.map(({ axis, file }) => ({ axis, mask: decodeMaskOn(geometry, file) }));
  return slices.map(({ sliceId, axis, index }) => {
    context.throwIfStopped();
    const predicted = extractSlice(maskOf(masks, axis).data, geometry, axis, index);
    const { data } = extractSlice(referenceMask.data, geometry, axis, index);
    const evaluation = evaluateSlice(predicted.data, data, predicted, definitionIds);
    const { referencePixels, predictedPixels, outcomes } = evaluation;
    return { sliceId, referencePixels, predictedPixels, outcomes: definitionIds.map((id) => outcomes[id]) };
  });
}

function maskOf(
  masks: readonly { readonly axis: SliceAxis | null; readonly mask: Mask }[],
  axis: SliceAxis,
): Mask {
  const found = masks.find((each) => each.axis === axis) ?? masks.find((each) => each.axis === null);
  if (found) return found.mask;
  throw new SonoledgerError('INVALID_INPUT', `No prediction was given for the slices of axis ${axis}.`);
}
