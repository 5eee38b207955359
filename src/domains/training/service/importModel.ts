import { type InferenceSpec, parseInferenceSpec } from '../../../compute/inference/inferenceSpec.ts';
import type { SliceModelSignature } from '../../../compute/sessions/types.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportModelInput } from '../../../generated/resolverTypes.ts';
import type { ModelRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { readIncomingFile } from '../../imports/service/readIncomingFile.ts';
import { storeIncomingFile } from '../../imports/service/storeIncomingFile.ts';
import type { IncomingFile } from '../../imports/types.ts';
import { requireName } from '../../people/requireName.ts';
import * as queries from '../queries.ts';

/**
 * Imports an ONNX model with its inference spec. It is loaded once in a compute thread: MODEL_INCOMPATIBLE when
 * it cannot segment slices or lacks the channel that the spec names. DUPLICATE when the same file with the same
 * spec is there already; the same file with another spec is another model.
 */
export async function importModel(context: ServiceContext, input: ImportModelInput): Promise<ModelRecord> {
  requireName(input.name, 'model');
  requireArea(input.minimumAreaMm2);
  const spec = parseInferenceSpec(input.inferenceSpec);
  if (input.trainingSetId != null) await requireTrainingSet(context, input.trainingSetId);
  const file = await readIncomingFile(context, input.source);
  const { signature } = await context.app.threads.run('describeModel', { modelBytes: file.bytes });
  requireChannel(spec, signature);
  await storeIncomingFile(context, file);
  return writeModel(context, input, spec, file);
}

function requireArea(minimumAreaMm2: number | null | undefined): void {
  if (minimumAreaMm2 == null || minimumAreaMm2 >= 0) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `minimumAreaMm2 is ${minimumAreaMm2}: an area is 0 mm2 or more.`,
  );
}

async function requireTrainingSet(context: ServiceContext, id: string): Promise<void> {
  const [found] = await queries.findTrainingSetsByIds(context.app.prisma, [requireUuid(id, 'training set')]);
  requireFound(found, 'training set', id);
}

function requireChannel({ foregroundChannel }: InferenceSpec, { channels }: SliceModelSignature): void {
  if (channels === null || foregroundChannel < channels) return;
  throw new SonoledgerError(
    'MODEL_INCOMPATIBLE',
    `The spec names output channel ${foregroundChannel}, but the model has ${channels}, counted from 0.`,
  );
}

function writeModel(
  context: ServiceContext,
  input: ImportModelInput,
  spec: InferenceSpec,
  file: IncomingFile,
): Promise<ModelRecord> {
  const { name, architecture } = input;
  return inTransaction(context, async (tx) => {
    refuseTwin(await queries.findEqualModel(tx, file.hash, spec));
    await ensureBlob(tx, {
      hash: file.hash,
      sizeBytes: file.bytes.length,
      mediaType: 'application/onnx',
      fileName: file.fileName,
    });
    const model = await queries.insertModel(tx, {
      name,
      architecture,
      trainer: input.trainer ?? null,
      trainingSetId: input.trainingSetId ?? null,
      labelSources: [...(input.labelSources ?? [])],
      minimumAreaMm2: input.minimumAreaMm2 ?? null,
      inferenceSpec: spec,
      blobHash: file.hash,
    });
    await recordChange(tx, context, {
      action: 'MODEL_IMPORTED',
      entity: 'Model',
      entityId: model.id,
      after: { name, architecture, hash: file.hash, inferenceSpec: spec },
    });
    return model;
  });
}

function refuseTwin(twin: ModelRecord | null): void {
  if (!twin) return;
  throw new SonoledgerError('DUPLICATE', `This file with this spec is already the model "${twin.name}".`, {
    modelId: twin.id,
  });
}
