import type { VolumeFile } from '../../src/formats/types.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import { mutate } from './mutate.ts';
import type { Seed, Target } from './types.ts';

export interface PreparedTarget extends Target {
  readonly prepared: readonly Seed[];
}

export interface FuzzInput {
  readonly target: PreparedTarget;
  readonly seed: Seed;
  readonly files: readonly VolumeFile[];
}

/** Input number `n` of a run; it depends on the run's seed and on nothing that came before. */
export function makeInput(targets: readonly PreparedTarget[], runSeed: number, n: number): FuzzInput {
  const { uniform } = createRandomGenerator(`${runSeed}/${n}`);
  const target = targets[n % targets.length];
  const seed = target.prepared[Math.floor(uniform() * target.prepared.length)];
  // Mostly the header; sometimes the data file beside it.
  const damaged = uniform() < 0.9 ? 0 : Math.floor(uniform() * seed.files.length);
  const files = seed.files.map((file, at) =>
    at === damaged ? { ...file, bytes: mutate(file.bytes, uniform) } : file,
  );
  return { target, seed, files };
}
