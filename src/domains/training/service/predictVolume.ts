import type { Device } from '../../../compute/devices/types.ts';
import type { InferenceSpec } from '../../../compute/inference/inferenceSpec.ts';
import type { ModelFile } from '../../../compute/inference/types.ts';
import type { PredictedAxis } from '../../../compute/tasks/predictAxis.ts';
import type { SourceFile } from '../../../compute/tasks/sourceImage.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { isContentError } from '../../../errors/isContentError.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { JobRun } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { finishPrediction } from '../predictions.queries.ts';
import type { PendingPrediction } from '../types.ts';
import { recordMissingPrediction } from './recordMissingPrediction.ts';

/** A model as the threads take it. */
export interface LoadedModel {
  readonly model: ModelFile;
  readonly spec: InferenceSpec;
  readonly device: Device;
}

type Outcome = 'present' | 'missing';

/** Predicts the waiting axes of one volume side by side. Each is finished by itself, as present or missing. */
export async function predictVolume(
  run: JobRun,
  model: LoadedModel,
  axes: readonly PendingPrediction[],
): Promise<Readonly<Record<Outcome, number>>> {
  const [{ volumeBlobHash, volumeName }] = axes;
  const ultrasound = await readSourceFile(run.context, volumeBlobHash, volumeName);
  const settled = await Promise.allSettled(axes.map((axis) => predictOne(run, model, axis, ultrasound)));
  const failure = settled.find((each) => each.status === 'rejected');
  if (failure) throw failure.reason;
  const outcomes = settled.map((each) => (each as PromiseFulfilledResult<Outcome>).value);
  const present = outcomes.filter((outcome) => outcome === 'present').length;
  return { present, missing: outcomes.length - present };
}

async function predictOne(
  { context, signal }: JobRun,
  model: LoadedModel,
  { id, axis }: PendingPrediction,
  ultrasound: SourceFile,
): Promise<Outcome> {
  const payload = { ...model, axis, ultrasound, threads: 1 };
  try {
    const predicted = await context.app.threads.run('predictAxis', payload, { signal });
    await finishPresent(context, id, predicted, model.device);
    return 'present';
  } catch (error) {
    if (!isFaultOfVolume(error, model.device)) throw error;
    await finishMissing(context, id, error);
    return 'missing';
  }
}

/** On the cpu the import has loaded the model, so what does not fit there is this volume. */
const isFaultOfVolume = (error: unknown, device: Device): error is SonoledgerError =>
  isContentError(error) ||
  (error instanceof SonoledgerError && error.code === 'MODEL_INCOMPATIBLE' && device === 'cpu');

async function finishPresent(
  context: ServiceContext,
  id: string,
  { bytes, voxelCount }: PredictedAxis,
  device: Device,
): Promise<void> {
  const blob = await context.app.blobs.put(bytes);
  await inTransaction(context, async (tx) => {
    await ensureBlob(tx, { ...blob, mediaType: 'application/x-nifti', fileName: `prediction-${id}.nii.gz` });
    if (!(await finishPrediction(tx, id, { state: 'PRESENT', blobHash: blob.hash, device }))) return;
    await recordChange(tx, context, {
      action: 'PREDICTION_COMPLETED',
      entity: 'Prediction',
      entityId: id,
      after: { hash: blob.hash, voxelCount, device },
    });
  });
}

function finishMissing(context: ServiceContext, id: string, error: SonoledgerError): Promise<void> {
  const why = `${error.code}: ${error.message}`;
  return inTransaction(context, async (tx) => {
    const missing = { state: 'MISSING', missingReason: 'INFERENCE_FAILED' } as const;
    if (!(await finishPrediction(tx, id, missing))) return;
    await recordMissingPrediction(tx, context, id, 'INFERENCE_FAILED', why);
    await recordChange(tx, context, {
      action: 'PREDICTION_MISSING',
      entity: 'Prediction',
      entityId: id,
      reason: why,
      after: missing,
    });
  });
}
