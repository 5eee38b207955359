import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import type { Image, Mask, Mat4, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { accumulateSequences } from './accumulateSequences.ts';
import { evaluatorOf } from './evaluatorOf.ts';
import { fixedSamples } from './fixedSamples.ts';
import { momentCount } from './momentLayout.ts';
import { createPatchScore } from './patchScore.ts';
import { createPatchSweep, type PatchPlanes } from './patchSweep.ts';
import type { Lc2Options, MovingChannels, PoseScore, SimilarityEvaluator } from './types.ts';
import { weightedPatches } from './weightedPatches.ts';

/**
 * Prepares LC2 between an ultrasound volume and an MRI for many poses. The ultrasound is sampled once on a grid
 * of `sampleSpacingMm` inside the mask; overlapping patches of `patchCells` cells, one cell apart, are weighted by
 * their ultrasound; the similarity is sum(w S) / sum(w) over all patches, S as in `lc2Patch`. Double precision and
 * any number of sequences; `prepareLc2Simd` does the same several times faster for one or two. An evaluation
 * allocates nothing that grows with the volume.
 * @param sampleMask on the ultrasound's grid: where samples may lie
 * @throws EMPTY_MASK without a patch, CONSTANT_IMAGE without ultrasound contrast
 */
export function prepareLc2(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
): SimilarityEvaluator {
  const samples = fixedSamples(ultrasound, sampleMask, options);
  const patches = weightedPatches(samples, options);
  const momentsPerCell = momentCount(moving.channelCount);
  const sweep = createPatchSweep(samples, options.patchCells, momentsPerCell);
  const accumulate = accumulateSequences(samples, moving);
  const scorePatch = createPatchScore(moving.channelCount, options);
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
      explained += patches.weights[n] * scorePatch(patchMoments);
    }
  };
  const score = (movingToFixedLps: Mat4): PoseScore => {
    const worldToMoving = multiplyMat4(worldToMovingVoxel, invertMat4(movingToFixedLps));
    toVoxel.set(multiplyMat4(worldToMoving, samples.sampleToWorld).slice(0, 12));
    known = 0;
    covered = 0;
    explained = 0;
    sweep.run(fill, visit);
    return {
      similarity: explained,
      similarityWhereCovered: covered > 0 ? explained / covered : 0,
      overlapFraction: known / samples.values.length,
    };
  };
  return evaluatorOf(score, { sampleCount: samples.values.length, patchCount: patches.weights.length });
}

function sumPlanes(moments: Float64Array, planes: PatchPlanes, at: number): void {
  const [first, second] = planes;
  for (let m = 0; m < moments.length; m++) moments[m] = first[at + m] + second[at + m];
  for (let p = 2; p < planes.length; p++) {
    const plane = planes[p];
    for (let m = 0; m < moments.length; m++) moments[m] += plane[at + m];
  }
}
