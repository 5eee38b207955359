import type { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';
import { searchBoxPoses } from '../../kernels/registration/nullSimilarities.ts';
import { type PreparedRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import { type PoseScorer, scoreHere } from '../../kernels/registration/registerRigid.ts';
import type {
  LevelEvaluator,
  LevelName,
  PoseQuery,
  RegistrationHooks,
} from '../../kernels/registration/types.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';
import type { Device } from '../devices/types.ts';
import type { Uninterrupted } from '../threads/types.ts';
import { checkEvaluator } from './checkEvaluator.ts';
import { openBatchEvaluator } from './openBatchEvaluator.ts';
import type { BatchEvaluator } from './types.ts';

/** The median of their differences decides. */
const SELF_TEST_POSES = 5;

/** Scores the poses of a search on a device, and on the cpu as soon as the device fails. */
export interface DeviceScorer {
  score(query: PoseQuery): Promise<readonly PoseScore[]>;
  /** Where poses are scored now, and why it is not the device that was asked for. */
  use(): { readonly device: Device; readonly failure?: string };
  /** Frees the memory on the device. */
  release(): Promise<void>;
}

export interface DeviceScoring {
  readonly device: Device;
  readonly hooks: RegistrationHooks;
  readonly uninterrupted: Uninterrupted;
  /** Where the device cannot; this thread alone when left out. */
  readonly scoreOnCpu?: PoseScorer;
  /** How a level gets to the device; other than the default in tests only. */
  readonly open?: typeof openBatchEvaluator;
}

/**
 * Each level goes to the device when it is first needed and has to pass a self-test there. A device that cannot load
 * it, gives other numbers or fails later is left for the rest of the search: what it scored until then is right
 * within `DEVICE_TOLERANCE`, so the search goes on from where it is.
 */
export function createDeviceScorer(
  prepared: PreparedRegistration,
  { device, hooks, uninterrupted, scoreOnCpu = scoreHere(hooks), open = openBatchEvaluator }: DeviceScoring,
): DeviceScorer {
  const opened = new Map<LevelName, BatchEvaluator>();
  let failure: string | undefined;
  let isUsed = false;

  const openLevel = async (name: LevelName, level: LevelEvaluator): Promise<BatchEvaluator | undefined> => {
    if (device === 'cpu' || level.lc2Problem === undefined) return undefined;
    const evaluator =
      opened.get(name) ?? (await open(level.lc2Problem(), { device, threads: 1 }, uninterrupted));
    if (!opened.has(name)) {
      opened.set(name, evaluator);
      await checkEvaluator(evaluator, level.score, selfTestPoses(prepared));
    }
    return evaluator;
  };
  const scoreOnDevice = async ({ level, poses }: PoseQuery): Promise<readonly PoseScore[] | undefined> => {
    const evaluator = await openLevel(level, prepared.level(level));
    if (evaluator === undefined) return undefined;
    const scores: PoseScore[] = [];
    for (let from = 0; from < poses.length; from += evaluator.largestBatch) {
      throwIfStopped(hooks);
      scores.push(...(await evaluator.scores(poses.slice(from, from + evaluator.largestBatch))));
    }
    isUsed = true;
    return scores;
  };
  return {
    async score(query) {
      if (failure !== undefined) return scoreOnCpu(query, prepared);
      try {
        return (await scoreOnDevice(query)) ?? scoreOnCpu(query, prepared);
      } catch (error) {
        if ((error as SonoledgerError).code !== 'MODEL_INCOMPATIBLE') throw error;
        failure = (error as Error).message;
        return scoreOnCpu(query, prepared);
      }
    },
    use: () => (failure === undefined && isUsed ? { device } : { device: 'cpu', failure }),
    async release() {
      // A device that failed may fail here again; its process lives on and the result stands.
      for (const evaluator of opened.values()) await evaluator.release().catch(() => {});
      opened.clear();
    },
  };
}

function selfTestPoses({ options, poses }: PreparedRegistration): Mat4[] {
  return searchBoxPoses(SELF_TEST_POSES, options, createRandomGenerator('self-test')).map(poses.toMatrix);
}
