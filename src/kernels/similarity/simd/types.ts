/** Where the parts of a level lie in its memory: byte offsets and counts, plain data that crosses to threads. */
export interface Lc2Layout {
  readonly channelCount: 2 | 4;
  readonly movingSize: readonly [number, number, number];
  readonly cellGridSize: readonly [number, number, number];
  readonly cellSamples: number;
  readonly patchCells: number;
  readonly sampleCount: number;
  readonly patchCount: number;
  /** Least number of known samples of a patch that counts. */
  readonly leastKnown: number;
  readonly ridge: number;
  readonly nonNegativeGradient: boolean;
  /** 16 numbers, row-major. */
  readonly sampleToWorld: readonly number[];
  readonly worldToMovingVoxel: readonly number[];
  readonly moving: number;
  readonly cells: number;
  readonly corners: number;
  readonly starts: number;
  readonly offsets: number;
  readonly values: number;
  readonly cellsFrom: number;
  readonly spans: number;
  readonly patches: number;
  readonly patchStarts: number;
  readonly weights: number;
  /** Working space of each thread: a context, the offsets inside a cell, the planes of moments. */
  readonly scratch: number;
  readonly scratchBytes: number;
  readonly slots: number;
}

/** One level of LC2 in shared memory: many threads may score poses on it, each in a slot of its own. */
export interface SharedLc2 {
  readonly memory: WebAssembly.Memory;
  readonly layout: Lc2Layout;
}
