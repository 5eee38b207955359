import { type InferenceSpec, parseInferenceSpec } from '../../../compute/inference/inferenceSpec.ts';
import type { ModelFile } from '../../../compute/inference/types.ts';
import type { ServiceContext } from '../../../context/types.ts';
import type { ModelRecord } from '../../../graphql/records.ts';

/** Reads a model for the threads; its bytes lie in shared memory, so that no thread's call copies them. */
export async function readModelFile(
  { app }: ServiceContext,
  { blobHash, inferenceSpec }: ModelRecord,
): Promise<{ model: ModelFile; spec: InferenceSpec }> {
  const stored = await app.blobs.read(blobHash);
  const bytes = new Uint8Array(new SharedArrayBuffer(stored.length));
  bytes.set(stored);
  return { model: { sha256: blobHash, bytes }, spec: parseInferenceSpec(inferenceSpec) };
}
