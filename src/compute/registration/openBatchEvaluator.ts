import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { Lc2Problem } from '../../kernels/similarity/lc2Problem.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';
import type { Device } from '../devices/types.ts';
import { openModelSession } from '../sessions/openModelSession.ts';
import type { FloatTensor, ModelSession, SessionOptions } from '../sessions/types.ts';
import type { Uninterrupted } from '../threads/types.ts';
import { type Lc2Graph, lc2Graph } from './lc2Graph.ts';
import { poseFeeds } from './poseFeeds.ts';
import type { BatchEvaluator, SamplerName } from './types.ts';

/** The best sampler first. A device that lacks its operators refuses the model, and the next one is tried. */
const SAMPLERS: Readonly<Record<Device, readonly SamplerName[]>> = {
  cpu: ['GRID_SAMPLE'],
  cuda: ['GRID_SAMPLE', 'CORNER_GATHER'],
  webgpu: ['CORNER_GATHER'],
};

/** Numbers in the longest tensor of a batch: 128 MiB, the binding that every WebGPU device allows. */
const LONGEST_TENSOR = 2 ** 25;
/** More poses at a time fill no card better. */
const MOST_POSES = 256;

/**
 * Loads LC2 of one level on a device. Only inside a worker thread. The whole graph runs there: a part that would
 * fall back to the cpu is refused.
 * @throws MODEL_INCOMPATIBLE when the device cannot load it
 */
export async function openBatchEvaluator(
  problem: Lc2Problem,
  options: Pick<SessionOptions, 'device' | 'threads'>,
  uninterrupted: Uninterrupted,
): Promise<BatchEvaluator> {
  const { session, graph, sampler } = await openFirst(problem, options, uninterrupted);
  const largestBatch = Math.max(1, Math.min(MOST_POSES, Math.floor(LONGEST_TENSOR / graph.largestPerPose)));
  return {
    device: options.device,
    sampler,
    largestBatch,
    async scores(poses) {
      const scores: PoseScore[] = [];
      for (let from = 0; from < poses.length; from += largestBatch) {
        const batch = poses.slice(from, from + largestBatch);
        scores.push(...(await scoreBatch(session, graph, problem, batch)));
      }
      return scores;
    },
    release: session.release,
  };
}

interface OpenedGraph {
  readonly session: ModelSession;
  readonly graph: Lc2Graph;
  readonly sampler: SamplerName;
}

async function openFirst(
  problem: Lc2Problem,
  options: Pick<SessionOptions, 'device' | 'threads'>,
  uninterrupted: Uninterrupted,
): Promise<OpenedGraph> {
  let refusal: unknown;
  for (const sampler of SAMPLERS[options.device]) {
    const graph = lc2Graph(problem, sampler);
    try {
      const whole = { ...options, wholeModelOnDevice: true };
      return { session: await openModelSession(graph.modelBytes, whole, uninterrupted), graph, sampler };
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

async function scoreBatch(
  session: ModelSession,
  { centre, sampleCount }: Lc2Graph,
  problem: Lc2Problem,
  poses: readonly Mat4[],
): Promise<PoseScore[]> {
  const outputs = await session.run(poseFeeds(problem, centre, poses));
  const { explained, covered, known } = outputs as Record<'explained' | 'covered' | 'known', FloatTensor>;
  return poses.map((_, n) => ({
    similarity: explained.data[n],
    similarityWhereCovered: covered.data[n] > 0 ? explained.data[n] / covered.data[n] : 0,
    overlapFraction: known.data[n] / sampleCount,
  }));
}
