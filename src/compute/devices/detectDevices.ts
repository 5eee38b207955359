import { createGraphBuilder } from '../graphs/createGraphBuilder.ts';
import { openModelSession } from '../sessions/openModelSession.ts';
import type { Uninterrupted } from '../threads/types.ts';
import { hasCudaLibrary } from './hasCudaLibrary.ts';
import type { Device, DeviceCapability } from './types.ts';

/**
 * Finds the devices of this machine by running a two-number model on each that onnxruntime lists: a provider
 * can be built in and still have no graphics card to work on. Only inside a worker thread. A trial takes
 * seconds and may print drivers' warnings, so only the accelerators that matter should be named.
 */
export async function detectDevices(
  accelerators: readonly Exclude<Device, 'cpu'>[],
  uninterrupted: Uninterrupted,
): Promise<DeviceCapability[]> {
  const found: DeviceCapability[] = [
    { device: 'cpu', available: true, reason: 'The cpu can always be used.' },
  ];
  for (const device of accelerators) {
    const obstacle =
      missingLibrary(device) ??
      (await notBuiltIn(device, uninterrupted)) ??
      (await tryDevice(device, uninterrupted));
    const reason = obstacle ?? `A trial run on ${device} gave the right result.`;
    found.push({ device, available: obstacle === undefined, reason });
  }
  return found;
}

/** Known without loading onnxruntime, which takes memory in a thread that may never need it. */
function missingLibrary(device: Device): string | undefined {
  if (device !== 'cuda' || hasCudaLibrary()) return undefined;
  return 'The CUDA library of onnxruntime is not installed: ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node.';
}

async function notBuiltIn(device: Device, uninterrupted: Uninterrupted): Promise<string | undefined> {
  const { listSupportedBackends } = await uninterrupted(() => import('onnxruntime-node'));
  const isListed = listSupportedBackends().some(({ name }) => name === device);
  return isListed ? undefined : `This build of onnxruntime has no ${device}.`;
}

/** Undefined when the trial succeeds, otherwise what went wrong. */
async function tryDevice(device: Device, uninterrupted: Uninterrupted): Promise<string | undefined> {
  try {
    const session = await openModelSession(trialModel(), { device, threads: 1 }, uninterrupted);
    const { y } = await session.run({ x: { data: Float32Array.of(-1, 2), shape: [2] } });
    await session.release();
    return y.data[0] === 0 && y.data[1] === 2 ? undefined : `A trial run on ${device} gave a wrong result.`;
  } catch (error) {
    return `A trial run on ${device} failed: ${withoutSourcePlace((error as Error).message)}`;
  }
}

/** onnxruntime puts the place in its own source and the failed condition before what a user can read. */
function withoutSourcePlace(message: string): string {
  return message.trim().split(' was false. ').at(-1) as string;
}

function trialModel(): Uint8Array {
  const graph = createGraphBuilder('trial');
  const x = graph.input('x', [2]);
  graph.output('y', graph.node('Relu', [x]), [2]);
  return graph.encode();
}
