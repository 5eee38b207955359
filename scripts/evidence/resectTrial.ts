import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readNifti } from '../../src/formats/nifti/readNifti.ts';
import { readTagFile } from '../../src/formats/tag/readTagFile.ts';
import { fitRigidLandmarks } from '../../src/kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../src/kernels/geometry/rigidToMat4.ts';
import { targetRegistrationErrors } from '../../src/kernels/geometry/targetRegistrationErrors.ts';
import type { Image, Mat4, Vec3, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { centroidLps } from '../../src/kernels/masks/centroidLps.ts';
import { coneMask } from '../../src/kernels/masks/coneMask.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import { registerRigid } from '../../src/kernels/registration/registerRigid.ts';
import type { RegistrationEvidence } from '../../src/kernels/registration/types.ts';
import { displacementBetween } from '../../src/kernels/registration/uncertainty/displacementBetween.ts';

/** Where the tests look for real images, see DEVELOPMENT.md. */
const FOLDER = join(
  process.env.SONOLEDGER_TEST_DATA ?? resolve(import.meta.dirname, '../../../shared/data'),
  'resect/Case24',
);

const SEQUENCE_CHOICES = [['T1'], ['FLAIR'], ['T1', 'FLAIR']] as const;

export interface ResectTrial {
  readonly sequences: string;
  readonly start: string;
  readonly seed: number;
  readonly startMtreMm: number;
  readonly mtreMm: number;
  /** Root mean square distance at the landmarks from the rigid fit to them. */
  readonly offFitMm: number;
  readonly evidence: RegistrationEvidence;
}

/**
 * RESECT case 24 with T1, FLAIR and both, from the tracked pose and from displaced starts up to `reachMm` and
 * `reachDeg` away on every axis; nothing when the images are absent.
 */
export function* resectTrials(
  seeds: number,
  starts: number,
  reachMm = 12,
  reachDeg = 12,
): Generator<ResectTrial> {
  if (!existsSync(FOLDER)) return;
  const read = (name: string): Image<VoxelArray> =>
    readNifti(readFileSync(join(FOLDER, `Case24-${name}.nii.gz`)), { fileName: name }).image;
  const fixed = read('US-before');
  const tags = readTagFile(readFileSync(join(FOLDER, 'Case24-MRI-beforeUS.tag'), 'utf8'), {
    fileName: 'tag',
  });
  const fit = fitRigidLandmarks(tags.movingLps, tags.fixedLps);
  const errorMm = (pose: Mat4): number =>
    targetRegistrationErrors(pose, tags.movingLps, tags.fixedLps).meanMm;
  const random = createRandomGenerator('resect-starts');
  const centreLps = centroidLps(coneMask(fixed));
  const within = (limit: number): Vec3 =>
    [0, 1, 2].map(() => limit * (2 * random.uniform() - 1)) as unknown as Vec3;
  const displaced = Array.from({ length: starts }, () =>
    rigidToMat4({
      translationMm: within(reachMm),
      rotationVectorRad: within((reachDeg * Math.PI) / 180),
      centreLps,
    }),
  );
  for (const sequences of SEQUENCE_CHOICES) {
    const moving = sequences.map((sequence) => ({ sequence, image: read(sequence) }));
    const runs = [
      ...Array.from({ length: seeds }, (_, n) => ({ start: 'tracked', seed: n + 1, pose: IDENTITY_MAT4 })),
      ...displaced.map((pose, n) => ({ start: 'displaced', seed: n + 101, pose })),
    ];
    for (const { start, seed, pose } of runs) {
      const { movingToFixedLps, evidence } = registerRigid({
        fixed,
        moving,
        initialMovingToFixedLps: pose,
        seed,
      });
      yield {
        sequences: sequences.join('+'),
        start,
        seed,
        startMtreMm: errorMm(pose),
        mtreMm: errorMm(movingToFixedLps),
        offFitMm: displacementBetween(movingToFixedLps, fit, tags.movingLps),
        evidence,
      };
    }
  }
}
