import { isMainThread } from 'node:worker_threads';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Uninterrupted } from '../threads/types.ts';
import type { FloatTensor, ModelDescription, ModelPort, ModelSession, SessionOptions } from './types.ts';

/** Errors are thrown; onnxruntime would print each on top of that. */
const LOG_FATAL_ONLY = 4;

/**
 * Loads an ONNX model. Only inside a worker thread, since every call into onnxruntime blocks its thread.
 * @param bytes the model file; a view of shared memory is copied once, as onnxruntime takes no other
 * @throws MODEL_INCOMPATIBLE when onnxruntime cannot load it on that device
 */
export async function openModelSession(
  bytes: Uint8Array,
  options: SessionOptions,
  uninterrupted: Uninterrupted,
): Promise<ModelSession> {
  if (isMainThread) {
    throw new SonoledgerError('INTERNAL_SERVER_ERROR', 'Models run in worker threads only.');
  }
  const ort = await uninterrupted(() => import('onnxruntime-node'));
  const session = await uninterrupted(() =>
    ort.InferenceSession.create(unshared(bytes), ortOptions(options)),
  ).catch((cause) => {
    throw cannotLoad(options, cause);
  });
  return {
    description: describe(session),
    async run(feeds) {
      const tensors = Object.entries(feeds).map(
        ([name, { data, shape }]) => [name, new ort.Tensor('float32', data, shape)] as const,
      );
      const outputs = await uninterrupted(() => session.run(Object.fromEntries(tensors))).catch((cause) => {
        throw cannotRun(feeds, cause);
      });
      return floatTensors(outputs);
    },
    release: () => uninterrupted(() => session.release()),
  };
}

function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function ortOptions({
  device,
  threads,
  wholeModelOnDevice,
}: SessionOptions): InferenceSession.SessionOptions {
  const refusesCpu = wholeModelOnDevice && device !== 'cpu';
  return {
    executionProviders: [device],
    ...(refusesCpu && { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: LOG_FATAL_ONLY,
  };
}

function cannotLoad({ device }: SessionOptions, cause: unknown): SonoledgerError {
  const message = `The model cannot be loaded on ${device}: ${(cause as Error).message}`;
  return new SonoledgerError('MODEL_INCOMPATIBLE', message, { device }, { cause });
}

function cannotRun(feeds: Readonly<Record<string, FloatTensor>>, cause: unknown): SonoledgerError {
  const shapes = Object.values(feeds).map(({ shape }) => `[${shape.join(', ')}]`);
  const message = `The model failed on an input of shape ${shapes.join(' and ')}: ${(cause as Error).message}`;
  return new SonoledgerError('MODEL_INCOMPATIBLE', message, {}, { cause });
}

function describe({ inputMetadata, outputMetadata }: InferenceSession): ModelDescription {
  return { inputs: inputMetadata.map(describePort), outputs: outputMetadata.map(describePort) };
}

function describePort(port: InferenceSession.ValueMetadata): ModelPort {
  return port.isTensor
    ? { name: port.name, type: port.type, shape: [...port.shape] }
    : { name: port.name, type: 'other', shape: [] };
}

function floatTensors(outputs: InferenceSession.OnnxValueMapType): Record<string, FloatTensor> {
  const tensors: Record<string, FloatTensor> = {};
  for (const [name, value] of Object.entries(outputs)) {
    const { data, dims } = value as Tensor;
    if (data instanceof Float32Array) tensors[name] = { data, shape: dims };
  }
  return tensors;
}
