import { createMapToMoving } from '../../deformation/createMapToMoving.ts';
import type { SpatialTransform } from '../../deformation/types.ts';
import { invertMat4 } from '../../geometry/invertMat4.ts';
import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { PointsLps } from '../../geometry/types.ts';
import { worldToIndex } from '../../geometry/worldToIndex.ts';
import { momentCount } from '../../similarity/momentLayout.ts';
import { createPatchScore } from '../../similarity/patchScore.ts';
import type { PoseScore } from '../../similarity/types.ts';
import { cellCentresLps } from './cellCentresLps.ts';
import { sumCubes } from './cellSums.ts';
import type { DeformableLevel } from './deformableLevel.ts';
import { patchPositions } from './patchPositions.ts';
import { warpedCells } from './warpedCells.ts';

/** LC2 of a transform with a field, as the rigid evaluator of the same level gives it for a pose. */
export function scoreDeformed(level: DeformableLevel, transform: SpatialTransform): PoseScore {
  const { samples, moving, options } = level;
  const [nx, ny, nz] = samples.cellGridSize;
  const perCell = momentCount(moving.channelCount);
  const moments = new Float64Array(perCell * nx * ny * nz);
  const fixedToVoxel = multiplyMat4(worldToIndex(moving.geometry), invertMat4(transform.movingToFixedLps));
  const displacements = displacementsAt(transform, cellCentresLps(samples));
  warpedCells(samples, moving, fixedToVoxel).gather(displacements, moments);
  let known = 0;
  for (let at = 0; at < moments.length; at += perCell) known += moments[at];
  sumCubes(moments, samples.cellGridSize, perCell, options.patchCells, 1);
  const score = createPatchScore(moving.channelCount, options);
  const leastKnown = options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3;
  const { cells, weights } = patchPositions(samples, options);
  let covered = 0;
  let similarity = 0;
  for (let n = 0; n < cells.length; n++) {
    const at = perCell * cells[n];
    if (moments[at] < leastKnown) continue;
    covered += weights[n];
    similarity += weights[n] * score(moments.subarray(at, at + perCell));
  }
  return {
    similarity,
    similarityWhereCovered: covered > 0 ? similarity / covered : 0,
    overlapFraction: known / samples.values.length,
  };
}

/** What the field adds to the linear part at fixed points, in the fixed world, mm. */
export function displacementsAt(transform: SpatialTransform, points: PointsLps): Float64Array {
  const toMoving = createMapToMoving(transform);
  const displacements = new Float64Array(points.length);
  const image = new Float64Array(3);
  for (let n = 0; n < points.length; n += 3) {
    toMoving(points[n], points[n + 1], points[n + 2], image);
    const back = transformPoint(transform.movingToFixedLps, [image[0], image[1], image[2]]);
    for (let axis = 0; axis < 3; axis++) displacements[n + axis] = back[axis] - points[n + axis];
  }
  return displacements;
}
