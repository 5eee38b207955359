import type { Image, Mask, VoxelArray } from '../../geometry/types.ts';
import { voxelCount } from '../../geometry/voxelCount.ts';
import { worldToIndex } from '../../geometry/worldToIndex.ts';
import { fixedSamples } from '../fixedSamples.ts';
import { firstCellOfPlanes, patchSpans } from '../patchSweep.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from '../types.ts';
import { type WeightedPatches, weightedPatches } from '../weightedPatches.ts';
import { createMemoryPlan } from './memoryPlan.ts';
import { sharedMemory } from './sharedMemory.ts';
import type { Lc2Layout, SharedLc2 } from './types.ts';

/** Of a context, see assembly/lc2.ts. */
const CONTEXT_BYTES = 176;
/** Patches are scored four at a time; planes are filled up with patches of no weight. */
const LANES = 4;

/**
 * Lays out LC2 between an ultrasound volume and one or two MRI sequences in shared memory, for `openLc2` in any
 * number of threads up to `slots`. The samples, patches and weights are those of `prepareLc2`, in single precision.
 * @param moving 2 or 4 channels
 * @throws EMPTY_MASK without a patch, CONSTANT_IMAGE without ultrasound contrast
 */
export function shareLc2(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
  slots: number,
): SharedLc2 {
  const samples = fixedSamples(ultrasound, sampleMask, options);
  const patches = inFours(weightedPatches(samples, options));
  const spans = patchSpans(samples, options.patchCells);
  const [nx, ny] = samples.cellGridSize;
  const channelCount = moving.channelCount as 2 | 4;
  const momentBytes = channelCount === 2 ? 48 : 96;
  const plan = createMemoryPlan();
  const cellCount = samples.cells.length;
  const scratchBytes = align(
    CONTEXT_BYTES + 16 * options.cellSamples ** 3 + momentBytes * nx * ny * options.patchCells,
  );
  const layout: Lc2Layout = {
    channelCount,
    movingSize: [moving.geometry.size[0], moving.geometry.size[1], moving.geometry.size[2]],
    cellGridSize: samples.cellGridSize,
    cellSamples: options.cellSamples,
    patchCells: options.patchCells,
    sampleCount: samples.values.length,
    patchCount: patches.count,
    leastKnown: options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3,
    ridge: options.ridge,
    nonNegativeGradient: options.nonNegativeGradient,
    sampleToWorld: samples.sampleToWorld,
    worldToMovingVoxel: worldToIndex(moving.geometry),
    moving: plan.take(4 * channelCount * voxelCount(moving.geometry)),
    cells: plan.take(4 * cellCount),
    corners: plan.take(16 * cellCount),
    starts: plan.take(4 * (cellCount + 1)),
    offsets: plan.take(samples.offsets.length),
    values: plan.take(4 * samples.values.length),
    cellsFrom: plan.take(4 * (samples.cellGridSize[2] + 1)),
    spans: plan.take(16 * spans.length + spanBytes(spans)),
    patches: plan.take(4 * patches.cells.length),
    patchStarts: plan.take(4 * patches.starts.length),
    weights: plan.take(4 * patches.weights.length),
    scratch: plan.take(scratchBytes * slots),
    scratchBytes,
    slots,
  };
  const memory = sharedMemory(plan.bytes());
  write(memory.buffer, layout, moving, samples, spans, patches);
  return { kind: 'LC2', memory, layout };
}

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

function spanBytes(spans: readonly (readonly Int32Array[])[]): number {
  return spans.reduce((sum, [alongX, alongY]) => sum + alongX.byteLength + alongY.byteLength, 0);
}

function write(
  buffer: ArrayBufferLike,
  layout: Lc2Layout,
  moving: MovingChannels,
  samples: FixedSamples,
  spans: readonly (readonly Int32Array[])[],
  patches: PaddedPatches,
): void {
  const floats = (at: number, values: ArrayLike<number>): void =>
    new Float32Array(buffer, at, values.length).set(values);
  const integers = (at: number, values: ArrayLike<number>): void =>
    new Int32Array(buffer, at, values.length).set(values);
  floats(layout.moving, moving.data);
  integers(layout.cells, samples.cells);
  floats(layout.corners, cornersInFours(samples.corners));
  integers(layout.starts, samples.starts);
  new Uint8Array(buffer, layout.offsets, samples.offsets.length).set(samples.offsets);
  floats(layout.values, samples.values);
  integers(layout.cellsFrom, firstCellOfPlanes(samples));
  let at = layout.spans + 16 * spans.length;
  integers(
    layout.spans,
    spans.flatMap((passes) =>
      passes.flatMap((pass) => {
        integers(at, pass);
        const entry = [at, pass.length / 2];
        at += pass.byteLength;
        return entry;
      }),
    ),
  );
  integers(layout.patches, patches.cells);
  integers(layout.patchStarts, patches.starts);
  floats(layout.weights, patches.weights);
}

function cornersInFours(corners: Int32Array): Float32Array {
  const fours = new Float32Array((corners.length / 3) * 4);
  for (let n = 0; n < corners.length; n++) fours[4 * Math.floor(n / 3) + (n % 3)] = corners[n];
  return fours;
}

interface PaddedPatches extends WeightedPatches {
  /** Without the padding. */
  readonly count: number;
}

function inFours({ cells, weights, starts }: WeightedPatches): PaddedPatches {
  const padded: { cells: number[]; weights: number[] } = { cells: [], weights: [] };
  const paddedStarts = new Int32Array(starts.length);
  for (let z = 0; z + 1 < starts.length; z++) {
    for (let n = starts[z]; n < starts[z + 1]; n++) {
      padded.cells.push(cells[n]);
      padded.weights.push(weights[n]);
    }
    while (padded.cells.length % LANES !== 0) {
      padded.cells.push(padded.cells[padded.cells.length - 1]);
      padded.weights.push(0);
    }
    paddedStarts[z + 1] = padded.cells.length;
  }
  return {
    count: cells.length,
    cells: Int32Array.from(padded.cells),
    weights: Float64Array.from(padded.weights),
    starts: paddedStarts,
  };
}
