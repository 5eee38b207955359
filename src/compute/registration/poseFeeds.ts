import { invertMat4 } from '../../kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../kernels/geometry/multiplyMat4.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { worldToIndex } from '../../kernels/geometry/worldToIndex.ts';
import type { Lc2Problem } from '../../kernels/similarity/lc2Problem.ts';
import type { FloatTensor } from '../sessions/types.ts';

export type PoseFeeds = Readonly<Record<'perI' | 'perJ' | 'perK' | 'origin', FloatTensor>>;

/** The inputs of `lc2Graph`: computed in float64, rounded once. */
export function poseFeeds(
  { samples, moving }: Pick<Lc2Problem, 'samples' | 'moving'>,
  centre: readonly [number, number, number],
  poses: readonly Mat4[],
): PoseFeeds {
  const worldToVoxel = worldToIndex(moving.geometry);
  const tensor = (): FloatTensor => ({
    data: new Float32Array(3 * poses.length),
    shape: [3, poses.length, 1],
  });
  const feeds: PoseFeeds = { perI: tensor(), perJ: tensor(), perK: tensor(), origin: tensor() };
  poses.forEach((movingToFixedLps, pose) => {
    const worldToMoving = multiplyMat4(worldToVoxel, invertMat4(movingToFixedLps));
    const toVoxel = multiplyMat4(worldToMoving, samples.sampleToWorld);
    const origin = transformPoint(toVoxel, centre);
    for (let axis = 0; axis < 3; axis++) {
      const at = axis * poses.length + pose;
      feeds.perI.data[at] = toVoxel[4 * axis];
      feeds.perJ.data[at] = toVoxel[4 * axis + 1];
      feeds.perK.data[at] = toVoxel[4 * axis + 2];
      feeds.origin.data[at] = origin[axis];
    }
  });
  return feeds;
}
