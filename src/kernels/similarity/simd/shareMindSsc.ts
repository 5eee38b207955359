import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { IDENTITY_MAT4 } from '../../geometry/identityMat4.ts';
import { resampleImage } from '../../geometry/resampleImage.ts';
import type { Geometry, Image, Mask, VoxelArray } from '../../geometry/types.ts';
import { voxelCount } from '../../geometry/voxelCount.ts';
import { worldToIndex } from '../../geometry/worldToIndex.ts';
import { fixedSamples } from '../fixedSamples.ts';
import { compileMindSsc } from './compileMindSsc.ts';
import {
  type DescriptorMoments,
  describeMindSsc,
  describingBytes,
  MIND_SSC_CHANNELS,
} from './describeMindSsc.ts';
import { createMemoryPlan } from './memoryPlan.ts';
import { sharedMemory } from './sharedMemory.ts';
import type { MindSscLayout, SharedMindSsc } from './types.ts';

export interface MindSscOptions {
  /** Spacing of both descriptor grids and of the samples, mm. */
  readonly sampleSpacingMm: number;
  /** Distance of the neighbours in voxels of that grid. */
  readonly stepVoxels: number;
}

/** Of a slot, see assembly/mindSsc.ts. */
const SLOT_BYTES = 128;

/**
 * Lays out the descriptors of an ultrasound volume and of its MRI in shared memory, for `openMindSsc` in any number of
 * threads up to `slots`.
 * @param movingGrid axes along those of the ultrasound at the tracked pose, spacing `sampleSpacingMm`
 * @throws EMPTY_MASK, CONSTANT_IMAGE
 */
export function shareMindSsc(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  sequences: readonly Image<VoxelArray>[],
  movingGrid: Geometry,
  { sampleSpacingMm, stepVoxels }: MindSscOptions,
  slots: number,
): SharedMindSsc {
  const samples = fixedSamples(ultrasound, sampleMask, { sampleSpacingMm, cellSamples: 1, patchCells: 1 });
  const fixed = describeFixed(samples, ultrasound.geometry, stepVoxels);
  const sampleCount = fixed.indices.length / 4;
  const voxelBytes = MIND_SSC_CHANNELS * sequences.length;
  const voxels = voxelCount(movingGrid);
  const plan = createMemoryPlan();
  const places = {
    moving: plan.take(voxelBytes * voxels),
    knownCells: plan.take(voxels),
    indices: plan.take(fixed.indices.byteLength),
    fixed: plan.take(voxelBytes * sampleCount),
    scratch: plan.take(SLOT_BYTES * slots),
    scratchBytes: SLOT_BYTES,
  };
  const work = plan.take(describingBytes(movingGrid.size, stepVoxels));
  const memory = sharedMemory(plan.bytes());
  const moments = sequences.map((sequence, n) =>
    describeMindSsc(
      memory,
      resampleImage(sequence, movingGrid, IDENTITY_MAT4, 'linear', Number.NaN),
      stepVoxels,
      {
        out: places.moving + MIND_SSC_CHANNELS * n,
        stride: voxelBytes,
        known: places.knownCells,
        isFirst: n === 0,
        work,
      },
    ),
  );
  compileMindSsc(memory).keepKnownCells(places.knownCells, ...movingGrid.size);
  new Int16Array(memory.buffer, places.indices, fixed.indices.length).set(fixed.indices);
  writeFixed(new Uint8Array(memory.buffer, places.fixed), fixed.descriptors, sequences.length);
  const layout: MindSscLayout = {
    ...places,
    movingSize: [movingGrid.size[0], movingGrid.size[1], movingGrid.size[2]],
    voxelBytes,
    sampleCount,
    patchCount: 0,
    unrelatedDistance: unrelatedDistance(momentsOf(fixed.descriptors), moments),
    slots,
    sampleToWorld: samples.sampleToWorld,
    worldToMovingVoxel: worldToIndex(movingGrid),
  };
  return { kind: 'MIND_SSC', memory, layout };
}

interface DescribedSamples {
  /** Sample index (i, j, k) and a zero, four per sample. */
  readonly indices: Int16Array;
  readonly descriptors: Uint8Array;
}

/** Descriptors of the samples that have enough known neighbours. */
function describeFixed(
  { cells, corners, values, cellGridSize, spacingMm }: ReturnType<typeof fixedSamples>,
  { direction }: Geometry,
  stepVoxels: number,
): DescribedSamples {
  const geometry: Geometry = {
    size: cellGridSize,
    spacingMm: [spacingMm, spacingMm, spacingMm],
    originLps: [0, 0, 0],
    direction,
  };
  const voxels = voxelCount(geometry);
  const image = { geometry, data: new Float32Array(voxels).fill(Number.NaN) };
  cells.forEach((cell, n) => {
    image.data[cell] = values[n];
  });
  const plan = createMemoryPlan();
  const stride = MIND_SSC_CHANNELS;
  const place = { out: plan.take(stride * voxels), stride, known: plan.take(voxels), isFirst: true };
  const work = plan.take(describingBytes(geometry.size, stepVoxels));
  const memory = sharedMemory(plan.bytes());
  describeMindSsc(memory, image, stepVoxels, { ...place, work });
  const known = new Uint8Array(memory.buffer, place.known, voxels);
  const all = new Uint8Array(memory.buffer, place.out, stride * voxels);
  const described = [...cells.keys()].filter((n) => known[cells[n]] === 1);
  if (described.length === 0) {
    throw new SonoledgerError('EMPTY_MASK', 'The field of view is too small for a single descriptor.');
  }
  const indices = new Int16Array(4 * described.length);
  const descriptors = new Uint8Array(stride * described.length);
  described.forEach((n, at) => {
    indices.set(corners.subarray(3 * n, 3 * n + 3), 4 * at);
    descriptors.set(all.subarray(stride * cells[n], stride * (cells[n] + 1)), stride * at);
  });
  return { indices, descriptors };
}

/** Each sample's descriptor once for every sequence. */
function writeFixed(target: Uint8Array, descriptors: Uint8Array, times: number): void {
  for (let from = 0; from < descriptors.length; from += MIND_SSC_CHANNELS) {
    const descriptor = descriptors.subarray(from, from + MIND_SSC_CHANNELS);
    for (let n = 0; n < times; n++) target.set(descriptor, times * from + n * MIND_SSC_CHANNELS);
  }
}

function momentsOf(descriptors: Uint8Array): DescriptorMoments {
  const sums = new Array<number>(MIND_SSC_CHANNELS).fill(0);
  const squares = new Array<number>(MIND_SSC_CHANNELS).fill(0);
  descriptors.forEach((value, n) => {
    sums[n % MIND_SSC_CHANNELS] += value;
    squares[n % MIND_SSC_CHANNELS] += value * value;
  });
  return { count: descriptors.length / MIND_SSC_CHANNELS, sums, squares };
}

/** The squared distance to expect, over all channels, of descriptors in bytes that are taken at unrelated places. */
function unrelatedDistance(fixed: DescriptorMoments, moving: readonly DescriptorMoments[]): number {
  const mean = ({ sums, count }: DescriptorMoments, c: number): number => sums[c] / count;
  const variance = (of: DescriptorMoments, c: number): number => of.squares[c] / of.count - mean(of, c) ** 2;
  let distance = 0;
  let movingVariance = 0;
  for (const sequence of moving) {
    for (let c = 0; c < MIND_SSC_CHANNELS; c++) {
      distance += variance(fixed, c) + variance(sequence, c) + (mean(fixed, c) - mean(sequence, c)) ** 2;
      movingVariance += variance(sequence, c);
    }
  }
  if (movingVariance > 0) return distance;
  throw new SonoledgerError('CONSTANT_IMAGE', 'The images have no structure to describe where they meet.');
}
