import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import type { Image, Mask, Mat4, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { createBoxSums } from './boxSums.ts';
import { createCellAccumulator } from './cellMoments.ts';
import { fixedSamples } from './fixedSamples.ts';
import { momentCount } from './momentLayout.ts';
import { createPatchScore } from './patchScore.ts';
import { patchWeight } from './patchWeight.ts';
import type { FixedSamples, Lc2Evaluator, Lc2Options, MovingChannels } from './types.ts';

/** Patches below this share of the ultrasound's variance carry no structure. */
const SMALLEST_VARIANCE = 1e-12;

/**
 * Prepares LC2 between an ultrasound volume and an MRI for many poses. The ultrasound is sampled once on a grid
 * of `sampleSpacingMm` inside the mask; overlapping patches of `patchCells` cells, one cell apart, are weighted by
 * their ultrasound; the similarity is sum(w S) / sum(w) over all patches, S as in `lc2Patch`. An evaluation
 * allocates nothing that grows with the volume.
 * @param sampleMask on the ultrasound's grid: where samples may lie
 * @throws EMPTY_MASK without a patch, CONSTANT_IMAGE without ultrasound contrast
 */
export function prepareLc2(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
): Lc2Evaluator {
  const samples = fixedSamples(ultrasound, sampleMask, options);
  const { channelCount } = moving;
  const momentsPerCell = momentCount(channelCount);
  const [nx, ny, nz] = samples.cellGridSize;
  const moments = new Float64Array(nx * ny * nz * momentsPerCell);
  const sumPatches = createBoxSums(samples, options.patchCells, momentsPerCell);
  const patches = weightedPatches(samples, options, moments, momentsPerCell, sumPatches);
  const accumulate = createCellAccumulator(samples, moving);
  const score = createPatchScore(channelCount, options);
  const worldToMovingVoxel = worldToIndex(moving.geometry);
  const toVoxel = new Float64Array(12);
  const leastKnown = options.minimumValidFraction * patchVolume(options);

  const sampleMoments = (movingToFixedLps: Mat4): number => {
    const map = multiplyMat4(
      worldToMovingVoxel,
      multiplyMat4(invertMat4(movingToFixedLps), samples.sampleToWorld),
    );
    for (let n = 0; n < 12; n++) toVoxel[n] = map[n];
    moments.fill(0);
    return accumulate(toVoxel, moments);
  };
  let covered = 0;
  const similarity = (movingToFixedLps: Mat4): number => {
    covered = 0;
    if (sampleMoments(movingToFixedLps) === 0) return 0;
    sumPatches(moments);
    let total = 0;
    for (let n = 0; n < patches.weights.length; n++) {
      const at = patches.entries[n];
      if (moments[at] < leastKnown) continue;
      covered += patches.weights[n];
      total += patches.weights[n] * score(moments, at);
    }
    return total;
  };
  return {
    sampleCount: samples.values.length,
    patchCount: patches.weights.length,
    options,
    similarity,
    similarityWhereCovered: (movingToFixedLps) => {
      const total = similarity(movingToFixedLps);
      return covered > 0 ? total / covered : 0;
    },
    overlapFraction: (movingToFixedLps) => sampleMoments(movingToFixedLps) / samples.values.length,
  };
}

function patchVolume({ patchCells, cellSamples }: Lc2Options): number {
  return (patchCells * cellSamples) ** 3;
}

interface WeightedPatches {
  /** Where the moments of each patch start. */
  readonly entries: Int32Array;
  /** Shares of the total weight, which sum to 1. */
  readonly weights: Float64Array;
}

/** Weights depend on the ultrasound alone: a pose must not gain by moving patches out of the MRI. */
function weightedPatches(
  samples: FixedSamples,
  options: Lc2Options,
  moments: Float64Array,
  momentsPerCell: number,
  sumPatches: (moments: Float64Array) => void,
): WeightedPatches {
  sumUltrasound(samples, moments, momentsPerCell);
  sumPatches(moments);
  const [nx, ny, nz] = samples.cellGridSize;
  const entries: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (let cell = 0; cell < nx * ny * nz; cell++) {
    const x = cell % nx;
    const y = Math.floor(cell / nx) % ny;
    const z = Math.floor(cell / (nx * ny));
    if (Math.max(x - nx, y - ny, z - nz) > -options.patchCells) continue;
    const at = cell * momentsPerCell;
    const count = moments[at];
    if (count < options.minimumValidFraction * patchVolume(options) || count < 2) continue;
    const mean = moments[at + 1] / count;
    const variance = moments[at + 2] / count - mean * mean;
    if (!(variance > SMALLEST_VARIANCE)) continue;
    entries.push(at);
    weights.push(patchWeight(variance, options.weight));
    total += weights[weights.length - 1];
  }
  if (entries.length === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      'The field of view is too small for a single patch of the similarity.',
    );
  }
  return {
    entries: Int32Array.from(entries),
    weights: Float64Array.from(weights, (weight) => weight / total),
  };
}

function sumUltrasound(
  { cells, starts, values }: FixedSamples,
  moments: Float64Array,
  momentsPerCell: number,
): void {
  moments.fill(0);
  cells.forEach((cell, listed) => {
    const at = cell * momentsPerCell;
    for (let n = starts[listed]; n < starts[listed + 1]; n++) {
      moments[at]++;
      moments[at + 1] += values[n];
      moments[at + 2] += values[n] * values[n];
    }
  });
}
