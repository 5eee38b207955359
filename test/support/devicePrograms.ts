import type { Device } from '../../src/compute/devices/types.ts';
import { lc2Graph } from '../../src/compute/registration/lc2Graph.ts';
import { openBatchEvaluator } from '../../src/compute/registration/openBatchEvaluator.ts';
import {
  type RegisteredOnDevice,
  registerOnDevice,
} from '../../src/compute/registration/registerOnDevice.ts';
import type { SamplerName } from '../../src/compute/registration/types.ts';
import { openModelSession } from '../../src/compute/sessions/openModelSession.ts';
import type { Lc2Problem } from '../../src/kernels/similarity/lc2Problem.ts';
import type { PoseScore } from '../../src/kernels/similarity/types.ts';
import { deviceRegistration } from '../factories/deviceRegistration.ts';
import { lc2Cases, lc2Poses, problemOf } from './lc2Cases.ts';

export const BATCH_SIZES = [1, 4, 17] as const;

/** What a device made of the cases of `lc2Cases`. */
export interface ScoredCases {
  readonly cases: readonly {
    readonly title: string;
    readonly sampler: SamplerName;
    /** Scores of the first poses, one list for each batch size. */
    readonly scores: readonly (readonly PoseScore[])[];
  }[];
  /** How the device answered a graph with GridSample when none of it may run on the cpu. */
  readonly gridSample: 'TAKEN' | 'REFUSED';
}

const uninterrupted = <Result>(work: () => Promise<Result>): Promise<Result> => work();

export async function scoreCases(device: Device): Promise<ScoredCases> {
  const problems = lc2Cases().map((each) => ({ title: each.title, problem: problemOf(each) }));
  const cases = [];
  for (const { title, problem } of problems) {
    const evaluator = await openBatchEvaluator(problem, { device, threads: 1 }, uninterrupted);
    const scores = [];
    for (const size of BATCH_SIZES) scores.push(await evaluator.scores(lc2Poses(size)));
    cases.push({ title, sampler: evaluator.sampler, scores });
    await evaluator.release();
  }
  return { cases, gridSample: await tryGridSample(device, problems[0].problem) };
}

async function tryGridSample(device: Device, problem: Lc2Problem): Promise<'TAKEN' | 'REFUSED'> {
  const { modelBytes } = lc2Graph(problem, 'GRID_SAMPLE');
  const options = { device, threads: 1, wholeModelOnDevice: true };
  try {
    await (await openModelSession(modelBytes, options, uninterrupted)).release();
    return 'TAKEN';
  } catch {
    return 'REFUSED';
  }
}

export function registerPair(device: Device): Promise<RegisteredOnDevice> {
  return registerOnDevice(deviceRegistration(), { device, hooks: {}, uninterrupted });
}
