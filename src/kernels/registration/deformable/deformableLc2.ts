import { invertMat4 } from '../../geometry/invertMat4.ts';
import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Mat4, PointsLps, Vec3 } from '../../geometry/types.ts';
import { worldToIndex } from '../../geometry/worldToIndex.ts';
import { momentCount } from '../../similarity/momentLayout.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from '../../similarity/types.ts';
import { weightedPatches } from '../../similarity/weightedPatches.ts';
import { sumCubes } from './cellSums.ts';
import type { ControlGrid } from './controlGrid.ts';
import { adjointCount, createPatchAdjoint } from './patchAdjoint.ts';
import { splineAtPoints } from './splineAtPoints.ts';
import { warpedCells } from './warpedCells.ts';

/**
 * Similarity of the images when the ultrasound samples are displaced by a B-spline before the linear transform takes
 * them to the MRI; writes its gradient. Coefficients in LPS mm, component by component.
 */
export type DeformableSimilarity = (coefficients: Float64Array, gradient: Float64Array) => number;

/**
 * LC2 with its exact gradient by the control points of a B-spline: the sums over overlapping patches are taken once
 * forwards for the moments and once backwards for their adjoints, so that the gradient costs about as much as the value.
 */
export function deformableLc2(
  samples: FixedSamples,
  moving: MovingChannels,
  movingToFixedLps: Mat4,
  grid: ControlGrid,
  options: Lc2Options,
): DeformableSimilarity {
  const size = samples.cellGridSize;
  const cellCount = size[0] * size[1] * size[2];
  const C = moving.channelCount;
  const perCell = momentCount(C);
  const perAdjoint = adjointCount(C);
  const patches = patchPositions(samples, options);
  const adjointOf = createPatchAdjoint(C, options);
  const fixedToVoxel = multiplyMat4(worldToIndex(moving.geometry), invertMat4(movingToFixedLps));
  const warped = warpedCells(samples, moving, fixedToVoxel);
  const spline = splineAtPoints(grid, cellCentres(samples));
  const leastKnown = options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3;
  const moments = new Float64Array(perCell * cellCount);
  const adjoints = new Float64Array(perAdjoint * cellCount);
  const displacements = new Float64Array(3 * samples.cells.length);
  const forces = new Float64Array(3 * samples.cells.length);

  return (coefficients, gradient) => {
    spline.displace(coefficients, displacements);
    moments.fill(0);
    adjoints.fill(0);
    warped.gather(displacements, moments);
    sumCubes(moments, size, perCell, options.patchCells, 1);
    let similarity = 0;
    for (let n = 0; n < patches.cells.length; n++) {
      const cell = patches.cells[n];
      if (moments[perCell * cell] < leastKnown) continue;
      similarity += adjointOf(moments, perCell * cell, patches.weights[n], adjoints, perAdjoint * cell);
    }
    sumCubes(adjoints, size, perAdjoint, options.patchCells, -1);
    warped.scatter(adjoints, perAdjoint, forces);
    spline.gather(forces, gradient);
    return similarity;
  };
}

/** The lowest corner of every patch in the whole cell grid, with its weight. */
function patchPositions(samples: FixedSamples, options: Lc2Options) {
  const { cells, weights, starts } = weightedPatches(samples, options);
  const perPlane = samples.cellGridSize[0] * samples.cellGridSize[1];
  const positions = Int32Array.from(cells);
  for (let z = 0; z + 1 < starts.length; z++) {
    for (let n = starts[z]; n < starts[z + 1]; n++) positions[n] += z * perPlane;
  }
  return { cells: positions, weights };
}

/** World points at the centres of the listed cells. */
function cellCentres({ corners, cells, cellSamples, sampleToWorld: m }: FixedSamples): PointsLps {
  const points = new Float64Array(3 * cells.length);
  const half = (cellSamples - 1) / 2;
  for (let n = 0; n < points.length; n += 3) {
    const centre: Vec3 = [corners[n] + half, corners[n + 1] + half, corners[n + 2] + half];
    points.set(transformPoint(m, centre), n);
  }
  return points;
}
