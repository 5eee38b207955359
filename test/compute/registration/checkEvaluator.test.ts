import { describe, expect, it } from '@jest/globals';
import { checkEvaluator, DEVICE_TOLERANCE } from '../../../src/compute/registration/checkEvaluator.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import type { PoseScore } from '../../../src/kernels/similarity/types.ts';

const poses = [1, 2, 3, 4, 5].map((x) =>
  rigidToMat4({ translationMm: [x, 0, 0], rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] }),
);

const onCpu = (pose: Mat4): PoseScore => ({
  similarity: 0.05 * pose[3],
  similarityWhereCovered: 0.1 * pose[3],
  overlapFraction: 0.5,
});

/** Checks a device whose score of pose n is off by `errors[n]`. */
function check(errors: readonly number[], measure: keyof PoseScore = 'similarity'): Promise<void> {
  const scores = async (asked: readonly Mat4[]): Promise<PoseScore[]> =>
    asked.map((pose, n) => ({ ...onCpu(pose), [measure]: onCpu(pose)[measure] + errors[n] }));
  return checkEvaluator({ device: 'webgpu', scores }, onCpu, poses);
}

describe('self-test of a device', () => {
  it('passes what float32 and single samples on the border explain', async () => {
    await check([0, 1e-7, -1e-7, 9e-6, -1e-6]);
    await check([0, 0, 3e-3, 1e-7, -2e-3]);
    await check([2e-3, 2e-3, -2e-3, 2e-3, 0], 'overlapFraction');
  });

  it.each<[string, number[], keyof PoseScore]>([
    ['most poses are off', [2e-5, -2e-5, 2e-5, 0, 0], 'similarity'],
    ['the covered patches are off', [2e-5, -2e-5, 2e-5, 0, 0], 'similarityWhereCovered'],
    ['one pose is far off', [0, 0, 0, 0.02, 0], 'similarity'],
    ['the overlap is far off', [0.1, 0.1, 0.1, 0.1, 0.1], 'overlapFraction'],
    ['a pose has no number', [0, 0, Number.NaN, 0, 0], 'similarity'],
  ])('fails when %s', async (_title, errors, measure) => {
    await expect(check(errors, measure)).rejects.toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
      message: expect.stringContaining(`${DEVICE_TOLERANCE} is allowed`),
    });
  });
});
