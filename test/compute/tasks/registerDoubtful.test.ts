import { describe, expect, it } from '@jest/globals';
import type { MethodName, RegisterVolumesPayload } from '../../../src/compute/registration/types.ts';
import { registerVolumes } from '../../../src/compute/tasks/registerVolumes.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { cropImage } from '../../../src/kernels/filters/cropImage.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Image, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { syntheticMri, syntheticUltrasound } from '../../kernels/registration/syntheticPair.ts';

const CENTRE: Vec3 = [0, -10, 35];
const TRUTH = rigidToMat4({
  translationMm: [2.5, -3, 2],
  rotationVectorRad: [0.04, -0.05, 0.06],
  centreLps: CENTRE,
});
const mri = syntheticMri(1);
const ultrasound = syntheticUltrasound(mri, TRUTH, 2);

/** Small searches: these images have no answer, or one that must not be claimed too easily. */
const OPTIONS = { coarsePoses: 80, restarts: 2, fineRestarts: 1, nullPoses: 16 };
const QUICK: MethodName[] = ['LC2_RIGID', 'ELASTIX_MI_RIGID'];
const ALL: MethodName[] = [...QUICK, 'LC2_AFFINE', 'LC2_DEFORMABLE', 'MATTES_MI_RIGID', 'MIND_SSC_RIGID'];
// All six take minutes on two cores: `npm run test:long`.
const METHODS = process.env['SONOLEDGER_LONG_TESTS'] === '1' ? ALL : QUICK;

const file = (image: Image, fileName: string) => ({ bytes: writeNifti(image, { gzip: false }), fileName });

function payloadOf(method: MethodName, fixed: Image, moving: Image, truth = TRUTH): RegisterVolumesPayload {
  const points = [-12, 0, 12].map((d): Vec3 => [CENTRE[0] + d, CENTRE[1] - d / 2, CENTRE[2] + d / 3]);
  return {
    ...{ method, seed: 1, options: OPTIONS, trackedMovingToFixedLps: IDENTITY_MAT4, tumour: null },
    ...{ fixed: file(fixed, 'us.nii'), moving: [{ sequence: 'T1', file: file(moving, 't1.nii') }] },
    ...{ affine: { affineEvaluations: 30 }, deformable: { deformableEvaluations: 4 } },
    elastix: { resolutions: 1, iterations: 30, spatialSamples: 500 },
    landmarks: {
      movingLps: Float64Array.from(points.flat()),
      fixedLps: Float64Array.from(points.flatMap((point) => transformPoint(truth, point))),
    },
  };
}

const run = (payload: RegisterVolumesPayload) =>
  registerVolumes(payload, {
    spareThreads: 0,
    reportProgress: () => {},
    shouldStop: () => false,
    throwIfStopped: () => {},
    uninterrupted: (work) => work(),
  });

/** Zero wherever the cone, laid on it by the wrong tracked pose, does not reach. */
function croppedToCone(image: Image): Image {
  const cone = resampleImage(coneMask(ultrasound), image.geometry, IDENTITY_MAT4, 'nearest', 0);
  return { ...image, data: image.data.map((value, n) => (cone.data[n] === 1 ? value : 0)) };
}

function withThickSlices(image: Image): Image {
  const { size, spacingMm } = image.geometry;
  const geometry = {
    ...image.geometry,
    size: [size[0], size[1], Math.floor(size[2] / 10)] as const,
    spacingMm: [spacingMm[0], spacingMm[1], 10 * spacingMm[2]] as const,
  };
  return resampleImage(image, geometry, IDENTITY_MAT4, 'linear', 0);
}

describe.each(METHODS)('registerVolumes by %s', (method) => {
  const swapped = [cropImage(mri, [16, 14, 12], [56, 54, 52]), ultrasound] as const;
  const doubtful: [what: string, fixed: Image, moving: Image, truth: Mat4][] = [
    ['an MRI cropped to the cone at the wrong pose', ultrasound, croppedToCone(mri), TRUTH],
    ['slices ten times as thick as wide', ultrasound, withThickSlices(mri), TRUTH],
    ['MRI and ultrasound swapped', ...swapped, invertMat4(TRUTH)],
  ];

  it.each(doubtful)('claims no wrong pose: %s', async (_, fixed, moving, truth) => {
    const { evidence, mtreRegisteredMm, warnings } = await run(payloadOf(method, fixed, moving, truth));
    if (evidence.betterByEvidence) expect(mtreRegisteredMm).toBeLessThan(2);
    const warned = warnings.some((warning) => warning.includes('swapped at import'));
    expect(warned).toBe(fixed === swapped[0]);
  });

  it('refuses NaN and constant images', async () => {
    const holed = (image: Image): Image => ({
      ...image,
      data: image.data.map((value, n) => (n === image.data.length >> 1 ? Number.NaN : value)),
    });
    const flat = { ...mri, data: mri.data.map(() => 7) };
    const code = (expected: string) => expect.objectContaining({ code: expected });
    await expect(run(payloadOf(method, ultrasound, holed(mri)))).rejects.toEqual(code('NON_FINITE_VALUES'));
    await expect(run(payloadOf(method, holed(ultrasound), mri))).rejects.toEqual(code('NON_FINITE_VALUES'));
    await expect(run(payloadOf(method, ultrasound, flat))).rejects.toEqual(code('CONSTANT_IMAGE'));
  });

  it('says when the time limit cut it short', async () => {
    if (method === 'ELASTIX_MI_RIGID') return;
    const { warnings } = await run({ ...payloadOf(method, ultrasound, mri), timeLimitSeconds: 1e-3 });
    expect(warnings.some((warning) => warning.includes('time limit'))).toBe(true);
  });
});
