import { describe, expect, it } from '@jest/globals';
import { registerWithElastix } from '../../../src/compute/elastix/registerWithElastix.ts';
import { runElastix } from '../../../src/compute/elastix/runElastix.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { moveGeometry } from '../../../src/kernels/geometry/moveGeometry.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Image, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { syntheticMri } from '../../kernels/registration/syntheticPair.ts';

/** Fewer and smaller steps than the defaults, to keep the test short. */
const OPTIONS = { resolutions: 2, iterations: 120, spatialSamples: 1000 };

const CENTRE: Vec3 = [-2, -8, 40];

/** Unlike on every axis, so that no wrong sign, order or direction can pass. */
const TRUTH = rigidToMat4({
  translationMm: [3, -2, 4],
  rotationVectorRad: [0.08, 0.04, -0.1],
  centreLps: CENTRE,
});

const tissue = syntheticMri(7, [72, 68, 64]);

/** The same tissue in the same contrast, moved, on a grid with other axes and spacing than its own. */
const movedTissue = resampleImage(
  tissue,
  {
    size: [70, 76, 80],
    spacingMm: [1, 0.9, 0.8],
    originLps: [28, -40, 9],
    direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
  },
  TRUTH,
  'linear',
  0,
);

/** What a probe would see of an image: a ball around the centre on a small oblique grid, 0 outside. */
function seenByProbe(image: Image): Image {
  const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
  const geometry: Geometry = {
    size: [36, 40, 44],
    spacingMm: [1, 0.9, 0.8],
    originLps: [0, 0, 0],
    direction: [c, 0, s, 0, 1, 0, -s, 0, c],
  };
  const middle = [17.5 * 1, 19.5 * 0.9, 21.5 * 0.8];
  const originLps: Vec3 = [
    CENTRE[0] - c * middle[0] - s * middle[2],
    CENTRE[1] - middle[1],
    CENTRE[2] + s * middle[0] - c * middle[2],
  ];
  const seen = resampleImage(image, { ...geometry, originLps }, IDENTITY_MAT4, 'linear', 0);
  return {
    geometry: seen.geometry,
    data: seen.data.map((value, n) => {
      const [i, j, k] = [n % 36, Math.floor(n / 36) % 40, Math.floor(n / 1440)];
      return Math.hypot(i - 17.5, 0.9 * (j - 19.5), 0.8 * (k - 21.5)) < 17 ? value : 0;
    }),
  };
}

const register = (fixed: Image, moving: Image, initialMovingToFixedLps: Mat4 = IDENTITY_MAT4) =>
  registerWithElastix(
    {
      ...{ fixed, moving: [{ sequence: 'T1', image: moving }], initialMovingToFixedLps, seed: 1 },
      options: { nullPoses: 8 },
    },
    OPTIONS,
    {},
  );

/** Mean distance, around a place in the MRI, between where two poses put the same tissue. */
function poseErrorMm(found: Mat4, expected: Mat4, around: Vec3): number {
  const corners = Array.from({ length: 8 }, (_, n): Vec3 => {
    const at = (axis: number): number => around[axis] + ((n >> axis) & 1 ? 10 : -10);
    return [at(0), at(1), at(2)];
  });
  const distances = corners.map((corner) => {
    const [p, q] = [transformPoint(found, corner), transformPoint(expected, corner)];
    return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

describe('registerWithElastix on one tissue seen twice', () => {
  it('recovers the pose of the moved tissue, starting from a tracked pose far from the identity', async () => {
    const elsewhere = rigidToMat4({
      translationMm: [-40, 25, 60],
      rotationVectorRad: [0.9, -0.5, 0.7],
      centreLps: CENTRE,
    });
    const moving = { ...tissue, geometry: moveGeometry(tissue.geometry, elsewhere) };
    const tracked = invertMat4(elsewhere);
    const expected = multiplyMat4(TRUTH, tracked);
    const { movingToFixedLps, evidence } = await register(seenByProbe(movedTissue), moving, tracked);
    const place = transformPoint(elsewhere, CENTRE);
    expect(poseErrorMm(tracked, expected, place)).toBeGreaterThan(4);
    expect(poseErrorMm(movingToFixedLps, expected, place)).toBeLessThan(0.3);
    expect(evidence).toMatchObject({
      overlapFraction: 1,
      restartCount: 3,
      restartsInBasin: 3,
      betterByEvidence: true,
    });
  });

  it('gives the transform from fixed to moving points, here the other way round', async () => {
    const fixedToMoving = await runElastix(seenByProbe(tissue), movedTissue, 1, OPTIONS);
    expect(poseErrorMm(fixedToMoving, TRUTH, CENTRE)).toBeLessThan(0.3);
  });
});

describe('ELASTIX_MI_RIGID in a compute thread', () => {
  it('can be cancelled inside WebAssembly, and the next task finds a thread', async () => {
    const pool = createThreadPool({ size: 1, graceMs: 20 });
    const stop = new AbortController();
    const file = (name: string, image: Image) => ({
      bytes: writeNifti(image, { gzip: false }),
      fileName: `${name}.nii`,
    });
    const notes: string[] = [];
    const payload = {
      ...{ method: 'ELASTIX_MI_RIGID' as const, seed: 1, trackedMovingToFixedLps: IDENTITY_MAT4 },
      fixed: file('us', seenByProbe(movedTissue)),
      moving: [{ sequence: 'T1', file: file('t1', tissue) }],
      ...{ options: {}, elastix: { iterations: 5000 }, tumour: null, landmarks: null },
    };
    const onProgress = ({ note }: { note: string }): void => {
      notes.push(note);
      if (note === 'elastix registers the T1') setTimeout(() => stop.abort(), 100);
    };
    try {
      const run = pool.run('registerVolumes', payload, { signal: stop.signal, onProgress });
      await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
      expect(notes.at(-1)).toBe('elastix registers the T1');
      const { facts } = await pool.run('inspectVolume', { files: [payload.fixed] });
      expect(facts.geometry.size).toEqual([36, 40, 44]);
    } finally {
      await pool.close();
    }
  });
});
