import type { Uninterrupted } from '../threads/types.ts';
import { openModelSession } from './openModelSession.ts';
import type { ModelDescription } from './types.ts';

/**
 * Names, types and shapes of what an ONNX model takes and gives. Only inside a worker thread.
 * @throws MODEL_INCOMPATIBLE when the bytes are no model that onnxruntime can load
 */
export async function describeModel(
  bytes: Uint8Array,
  uninterrupted: Uninterrupted,
): Promise<ModelDescription> {
  const session = await openModelSession(bytes, { device: 'cpu', threads: 1 }, uninterrupted);
  await session.release();
  return session.description;
}
