import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Image, Mask, Mat4, PointsLps, VoxelArray } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { accumulateSequences } from './accumulateSequences.ts';
import { fixedSamples } from './fixedSamples.ts';
import { momentCount } from './momentLayout.ts';
import { createPatchScore } from './patchScore.ts';
import { createPatchSweep, type PatchPlanes } from './patchSweep.ts';
import type { FixedSamples, Lc2Options, MovingChannels, PatchScores } from './types.ts';
import { type WeightedPatches, weightedPatches } from './weightedPatches.ts';

/**
 * LC2 patch by patch: the sums of `prepareLc2`, kept apart instead of added up. Not a part of that evaluator, whose
 * loop runs thousands of times, because this one runs a dozen times at the end of a registration. Nothing is prepared
 * before it is first asked for.
 */
export function preparePatchScores(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
): PatchScores {
  let made: PatchScores | undefined;
  const prepared = (): PatchScores => {
    made ??= createPatchScores(fixedSamples(ultrasound, sampleMask, options), moving, options);
    return made;
  };
  return {
    get centresLps() {
      return prepared().centresLps;
    },
    shares: (movingToFixedLps) => prepared().shares(movingToFixedLps),
  };
}

function createPatchScores(samples: FixedSamples, moving: MovingChannels, options: Lc2Options): PatchScores {
  const patches = weightedPatches(samples, options);
  const momentsPerCell = momentCount(moving.channelCount);
  const sweep = createPatchSweep(samples, options.patchCells, momentsPerCell);
  const accumulate = accumulateSequences(samples, moving);
  const score = createPatchScore(moving.channelCount, options);
  const cellsPerPlane = samples.cellGridSize[0] * samples.cellGridSize[1];
  const leastKnown = options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3;
  const toVoxel = new Float64Array(12);
  const moments = new Float64Array(momentsPerCell);
  const sumMoments = (planes: PatchPlanes, cell: number): void => {
    moments.fill(0);
    for (const plane of planes) {
      for (let m = 0; m < momentsPerCell; m++) moments[m] += plane[momentsPerCell * cell + m];
    }
  };
  return {
    centresLps: patchCentresLps(samples, patches, options.patchCells),
    shares: (movingToFixedLps: Mat4) => {
      const shares = new Float64Array(patches.weights.length);
      const worldToMoving = multiplyMat4(worldToIndex(moving.geometry), invertMat4(movingToFixedLps));
      toVoxel.set(multiplyMat4(worldToMoving, samples.sampleToWorld).slice(0, 12));
      sweep.run(
        (plane, from, to, z) => void accumulate(toVoxel, plane, from, to, z * cellsPerPlane),
        (planes, z) => {
          for (let n = patches.starts[z]; n < patches.starts[z + 1]; n++) {
            sumMoments(planes, patches.cells[n]);
            if (moments[0] >= leastKnown) shares[n] = patches.weights[n] * score(moments);
          }
        },
      );
      return shares;
    },
  };
}

function patchCentresLps(samples: FixedSamples, patches: WeightedPatches, patchCells: number): PointsLps {
  const { cellSamples, cellGridSize, sampleToWorld } = samples;
  const margin = Math.floor(patchCells / 2);
  const toMiddle = (patchCells * cellSamples - 1) / 2;
  const position = (cell: number): number => (cell - margin) * cellSamples + toMiddle;
  const centres = new Float64Array(3 * patches.cells.length);
  for (let z = 0; z + 1 < patches.starts.length; z++) {
    for (let n = patches.starts[z]; n < patches.starts[z + 1]; n++) {
      const x = patches.cells[n] % cellGridSize[0];
      const y = Math.floor(patches.cells[n] / cellGridSize[0]);
      centres.set(transformPoint(sampleToWorld, [position(x), position(y), position(z)]), 3 * n);
    }
  }
  return centres;
}
