import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readNifti } from '../../src/formats/nifti/readNifti.ts';
import { readTagFile } from '../../src/formats/tag/readTagFile.ts';
import { fitRigidLandmarks } from '../../src/kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../src/kernels/geometry/rigidToMat4.ts';
import type { Image, Mat4, Vec3, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { centroidLps } from '../../src/kernels/masks/centroidLps.ts';
import { coneMask } from '../../src/kernels/masks/coneMask.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import type { CaseFile } from './caseFile.ts';
import { measureRegistration } from './measureRegistration.ts';

/** Where the tests look for real images, see DEVELOPMENT.md. */
const DATA = process.env.SONOLEDGER_TEST_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const FOLDER = join(DATA, 'resect/Case24');

const CHOICES = [['T1'], ['FLAIR'], ['T1', 'FLAIR']];
const TRACKED_SEEDS = 3;
const DISPLACED_STARTS = 8;
const REACH_MM = 10;
const REACH_DEG = 10;

/**
 * RESECT case 24 with T1, FLAIR and both, from the tracked pose with several seeds and from random starts within
 * 10 mm and 10 degrees on every axis. The truth is the rigid fit to its landmarks, itself known to about half a
 * millimetre; errors are root mean square over the landmarks, displacements over the field of view.
 */
export function measureResect(file: CaseFile): void {
  if (!existsSync(FOLDER)) {
    process.stderr.write(`RESECT case 24 is absent (${FOLDER}); what was measured before is kept.\n`);
    return;
  }
  file.clear();
  const fixed = read('US-before');
  const tags = readTagFile(readFileSync(join(FOLDER, 'Case24-MRI-beforeUS.tag'), 'utf8'), {
    fileName: 'Case24-MRI-beforeUS.tag',
  });
  const truth = {
    movingToFixedLps: fitRigidLandmarks(tags.movingLps, tags.fixedLps),
    pointsMovingLps: tags.movingLps,
  };
  const starts = [
    ...Array.from({ length: TRACKED_SEEDS }, () => ({ from: 'tracked', pose: IDENTITY_MAT4 })),
    ...displacedPoses(centroidLps(coneMask(fixed))).map((pose) => ({ from: 'displaced', pose })),
  ];
  for (const names of CHOICES) {
    const moving = names.map((sequence) => ({ sequence, image: read(sequence) }));
    starts.forEach(({ from, pose }, seed) => {
      const condition = `${names.join('+')} ${from}`;
      const input = { fixed, moving, initialMovingToFixedLps: pose, seed };
      const measured = measureRegistration(input, { patient: 24, condition, ...truth });
      file.append(measured);
      process.stdout.write(`RESECT case 24 ${condition}: ${measured.errorMm?.toFixed(2)} mm off\n`);
    });
  }
}

const read = (name: string): Image<VoxelArray> =>
  readNifti(readFileSync(join(FOLDER, `Case24-${name}.nii.gz`)), { fileName: name }).image;

function displacedPoses(centreLps: Vec3): Mat4[] {
  const random = createRandomGenerator('resect-starts');
  const within = (limit: number): Vec3 => {
    const [x, y, z] = [0, 1, 2].map(() => limit * (2 * random.uniform() - 1));
    return [x, y, z];
  };
  return Array.from({ length: DISPLACED_STARTS }, () =>
    rigidToMat4({
      translationMm: within(REACH_MM),
      rotationVectorRad: within((REACH_DEG * Math.PI) / 180),
      centreLps,
    }),
  );
}
