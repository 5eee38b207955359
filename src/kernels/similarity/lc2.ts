import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import type { Image, Mask, Mat4, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { createCellAccumulator } from './cellMoments.ts';
import { fixedSamples } from './fixedSamples.ts';
import { momentCount } from './momentLayout.ts';
import { createPatchScore } from './patchScore.ts';
import { createPatchSweep, type PatchPlanes } from './patchSweep.ts';
import type { Lc2Evaluator, Lc2Options, MovingChannels } from './types.ts';
import { weightedPatches } from './weightedPatches.ts';

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
  const patches = weightedPatches(samples, options);
  const momentsPerCell = momentCount(moving.channelCount);
  const sweep = createPatchSweep(samples, options.patchCells, momentsPerCell);
  const accumulate = createCellAccumulator(samples, moving);
  const score = createPatchScore(moving.channelCount, options);
  const worldToMovingVoxel = worldToIndex(moving.geometry);
  const cellsPerPlane = samples.cellGridSize[0] * samples.cellGridSize[1];
  const leastKnown = options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3;
  const toVoxel = new Float64Array(12);
  const patchMoments = new Float64Array(momentsPerCell);
  let known = 0;
  let covered = 0;
  let explained = 0;

  const fill = (plane: Float64Array, from: number, to: number, z: number): void => {
    known += accumulate(toVoxel, plane, from, to, z * cellsPerPlane);
  };
  const visit = (planes: PatchPlanes, z: number): void => {
    for (let n = patches.starts[z]; n < patches.starts[z + 1]; n++) {
      sumPlanes(patchMoments, planes, momentsPerCell * patches.cells[n]);
      if (patchMoments[0] < leastKnown) continue;
      covered += patches.weights[n];
      explained += patches.weights[n] * score(patchMoments);
    }
  };
  const evaluate = (movingToFixedLps: Mat4): void => {
    const worldToMoving = multiplyMat4(worldToMovingVoxel, invertMat4(movingToFixedLps));
    toVoxel.set(multiplyMat4(worldToMoving, samples.sampleToWorld).slice(0, 12));
    known = 0;
    covered = 0;
    explained = 0;
    sweep.run(fill, visit);
  };
  return {
    sampleCount: samples.values.length,
    patchCount: patches.weights.length,
    options,
    similarity: (movingToFixedLps) => {
      evaluate(movingToFixedLps);
      return explained;
    },
    similarityWhereCovered: (movingToFixedLps) => {
      evaluate(movingToFixedLps);
      return covered > 0 ? explained / covered : 0;
    },
    overlapFraction: (movingToFixedLps) => {
      evaluate(movingToFixedLps);
      return known / samples.values.length;
    },
  };
}

function sumPlanes(moments: Float64Array, planes: PatchPlanes, at: number): void {
  const [first, second] = planes;
  for (let m = 0; m < moments.length; m++) moments[m] = first[at + m] + second[at + m];
  for (let p = 2; p < planes.length; p++) {
    const plane = planes[p];
    for (let m = 0; m < moments.length; m++) moments[m] += plane[at + m];
  }
}
