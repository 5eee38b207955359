import type { VolumeFile } from '../../src/formats/types.ts';

/** Files that are valid together; the first is the one that is named. */
export interface Seed {
  readonly name: string;
  readonly files: readonly VolumeFile[];
}

/** What is attacked: `check` reads an input and throws a plain error when what comes out is wrong. */
export interface Target {
  readonly name: string;
  readonly seeds: () => Promise<readonly Seed[]>;
  /** Rejects with a SonoledgerError when the input is refused, which is right. */
  readonly check: (files: readonly VolumeFile[]) => Promise<void>;
}

export interface Finding {
  readonly target: string;
  readonly seed: string;
  readonly input: number;
  readonly problem: string;
  readonly files: readonly VolumeFile[];
}
