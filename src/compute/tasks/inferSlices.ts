import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { sameGrid } from '../../kernels/geometry/sameGrid.ts';
import type { Image, Mask, VoxelArray } from '../../kernels/geometry/types.ts';
import { voxelCount } from '../../kernels/geometry/voxelCount.ts';
import { extractSlice } from '../../kernels/slicing/extractSlice.ts';
import { insertSlice } from '../../kernels/slicing/insertSlice.ts';
import { planeAxes } from '../../kernels/slicing/planeAxes.ts';
import { planeWalk } from '../../kernels/slicing/planeWalk.ts';
import { decideSlice } from '../inference/decideSlice.ts';
import { planInput } from '../inference/planInput.ts';
import { prepareSlice } from '../inference/prepareSlice.ts';
import { runBatch } from '../inference/runBatch.ts';
import type { InferSlicesPayload, InferSlicesProgress, InferSlicesResult } from '../inference/types.ts';
import { cachedModelSession } from '../sessions/cachedModelSession.ts';
import { requireSliceModel } from '../sessions/requireSliceModel.ts';
import type { TaskContext } from '../threads/types.ts';

/**
 * Segments the slices of one axis of an ultrasound volume: normalise, resample to the model's pixel size, pad,
 * run, decide, and back onto the volume's grid. A slice enters the model with its y as height and its x as
 * width (see `extractSlice`). Looks for cancellation between batches.
 * @throws MODEL_INCOMPATIBLE, NON_FINITE_VALUES, GRID_MISMATCH, INVALID_INPUT, JOB_CANCELLED
 */
export async function inferSlices(
  payload: InferSlicesPayload,
  context: TaskContext<InferSlicesProgress>,
): Promise<InferSlicesResult> {
  const { ultrasound, axis, model, device, threads, spec } = payload;
  const asked = askedSlices(payload);
  const session = await cachedModelSession(model, { device, threads }, context.uninterrupted);
  const signature = requireSliceModel(session.description);
  const plan = planInput(planeWalk(ultrasound.geometry, axis, 0), spec, signature);

  const labels = new Uint8Array(voxelCount(ultrasound.geometry));
  const pixelCounts = new Map<number, number>();
  const visible = asked.filter((sliceIndex) => isVisible(payload, sliceIndex));
  for (const batch of inBatches(visible, signature.batchSize ?? spec.batchSize)) {
    context.throwIfStopped();
    const prepared = batch.map((sliceIndex) => prepareSlice(payload, sliceIndex, plan));
    const outputs = await runBatch(session, signature, prepared, plan, spec.paddingMode);
    batch.forEach((sliceIndex, at) => {
      const pixels = decideSlice(outputs[at], payload, sliceIndex, plan);
      insertSlice(labels, ultrasound.geometry, axis, sliceIndex, pixels);
      pixelCounts.set(sliceIndex, countInside(pixels));
    });
    context.reportProgress({ doneSlices: pixelCounts.size, totalSlices: visible.length });
  }
  const slices = asked.map((sliceIndex) => ({ sliceIndex, pixelCount: pixelCounts.get(sliceIndex) ?? 0 }));
  return { labels, slices };
}

/** The distinct slices to predict, checked before a model is loaded. */
function askedSlices({ ultrasound, axis, sliceIndices, cone }: InferSlicesPayload): number[] {
  if (cone) requireSameGrid(cone, ultrasound);
  const sliceCount = ultrasound.geometry.size[planeAxes(axis).normal];
  const asked = sliceIndices ?? Array.from({ length: sliceCount }, (_, sliceIndex) => sliceIndex);
  for (const sliceIndex of asked) planeWalk(ultrasound.geometry, axis, sliceIndex);
  return [...new Set(asked)];
}

function requireSameGrid(cone: Mask, ultrasound: Image<VoxelArray>): void {
  const grids = sameGrid(cone.geometry, ultrasound.geometry);
  if (grids.same) return;
  throw new SonoledgerError('GRID_MISMATCH', `The cone is not on the ultrasound's grid: ${grids.reason}.`);
}

/** Nothing can be predicted in a slice without any of the cone, so the model need not see it. */
function isVisible({ axis, cone }: InferSlicesPayload, sliceIndex: number): boolean {
  return !cone || extractSlice(cone.data, cone.geometry, axis, sliceIndex).data.includes(1);
}

function* inBatches(sliceIndices: readonly number[], batchSize: number): Generator<readonly number[]> {
  for (let at = 0; at < sliceIndices.length; at += batchSize) yield sliceIndices.slice(at, at + batchSize);
}

function countInside(pixels: Uint8Array): number {
  return pixels.reduce((count, pixel) => count + pixel, 0);
}
