import type { SimilarityEvaluator } from '../types.ts';

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
  readonly kind: 'LC2';
  readonly memory: WebAssembly.Memory;
  readonly layout: Lc2Layout;
}

/** Where the descriptors of a level lie in its memory: byte offsets and counts, plain data that crosses to threads. */
export interface MindSscLayout {
  readonly movingSize: readonly [number, number, number];
  /** Of a voxel's descriptors, a byte a channel. */
  readonly voxelBytes: number;
  readonly sampleCount: number;
  readonly patchCount: 0;
  /** Squared distance, over all channels in bytes, of descriptors taken at unrelated places. */
  readonly unrelatedDistance: number;
  /** 16 numbers, row-major. */
  readonly sampleToWorld: readonly number[];
  readonly worldToMovingVoxel: readonly number[];
  readonly moving: number;
  /** One byte a voxel: 1 where it and its neighbours ahead are known. */
  readonly knownCells: number;
  readonly indices: number;
  readonly fixed: number;
  /** A context for each thread. */
  readonly scratch: number;
  readonly scratchBytes: number;
  readonly slots: number;
}

/** One level of MIND-SSC in shared memory. */
export interface SharedMindSsc {
  readonly kind: 'MIND_SSC';
  readonly memory: WebAssembly.Memory;
  readonly layout: MindSscLayout;
}

export type SharedSimilarity = SharedLc2 | SharedMindSsc;

/** An evaluator whose memory other threads can score poses on as well, each with `openShared` in a slot from 1 on. */
export interface SharedEvaluator extends SimilarityEvaluator {
  readonly shared: SharedSimilarity;
}
