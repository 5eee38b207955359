import { invertMat4 } from '../../geometry/invertMat4.ts';
import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import type { Mat4 } from '../../geometry/types.ts';
import { worldToIndex } from '../../geometry/worldToIndex.ts';
import { momentCount } from '../../similarity/momentLayout.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from '../../similarity/types.ts';
import { cellCentresLps } from './cellCentresLps.ts';
import { sumCubes } from './cellSums.ts';
import type { ControlGrid } from './controlGrid.ts';
import { adjointCount, createPatchAdjoint } from './patchAdjoint.ts';
import { patchPositions } from './patchPositions.ts';
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
  const spline = splineAtPoints(grid, cellCentresLps(samples));
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
