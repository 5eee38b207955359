import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mat4, PointsLps, Vec3 } from '../geometry/types.ts';
import { seenAfterBrainShift } from './seenAfterBrainShift.ts';
import type { GaussianBump, PhantomBrainShift } from './types.ts';

/**
 * Brain shift in the world, with its effect on the landmarks.
 * @param bumps in the probe frame
 * @returns undefined without bumps
 */
export function describeBrainShift(
  bumps: readonly GaussianBump[],
  probeToLps: Mat4,
  trueMovingToFixedLps: Mat4,
  landmarksMovingLps: PointsLps,
): PhantomBrainShift | undefined {
  if (bumps.length === 0) return undefined;
  const bumpsLps = bumps.map((bump) => bumpToLps(bump, probeToLps));
  const landmarkDisplacementsMm = Array.from({ length: landmarksMovingLps.length / 3 }, (_, n): Vec3 => {
    const [x, y, z] = landmarksMovingLps.subarray(3 * n, 3 * n + 3);
    const rigid = transformPoint(trueMovingToFixedLps, [x, y, z]);
    const seen = seenAfterBrainShift(bumpsLps, rigid);
    return [seen[0] - rigid[0], seen[1] - rigid[1], seen[2] - rigid[2]];
  });
  return { bumpsLps, landmarkDisplacementsMm };
}

function bumpToLps({ centre, sigmaMm, displacementMm }: GaussianBump, probeToLps: Mat4): GaussianBump {
  const from = transformPoint(probeToLps, [0, 0, 0]);
  const to = transformPoint(probeToLps, displacementMm);
  return {
    centre: transformPoint(probeToLps, centre),
    sigmaMm,
    displacementMm: [to[0] - from[0], to[1] - from[1], to[2] - from[2]],
  };
}
