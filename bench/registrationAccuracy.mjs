// Accuracy and capture range of LC2_RIGID on RESECT case 24 from random starts, two threads: 60 starts within 10 mm and
// 10 degrees per axis and 60 within 20 mm and 14 degrees, for T1, FLAIR and both. Needs `npm run build` and the test
// data (SONOLEDGER_TEST_DATA or ../shared/data). Seeds of the starts are the bench's own. Takes some minutes:
// `node bench/registrationAccuracy.mjs`, or `-- --starts 20` for fewer.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createScoringCrew } from '../dist/compute/registration/createScoringCrew.js';
import { readNifti } from '../dist/formats/nifti/readNifti.js';
import { readTagFile } from '../dist/formats/tag/readTagFile.js';
import { fitRigidLandmarks } from '../dist/kernels/geometry/fitRigidLandmarks.js';
import { IDENTITY_MAT4 } from '../dist/kernels/geometry/identityMat4.js';
import { rigidToMat4 } from '../dist/kernels/geometry/rigidToMat4.js';
import { targetRegistrationErrors } from '../dist/kernels/geometry/targetRegistrationErrors.js';
import { centroidLps } from '../dist/kernels/masks/centroidLps.js';
import { coneMask } from '../dist/kernels/masks/coneMask.js';
import { createRandomGenerator } from '../dist/kernels/random/randomGenerator.js';
import { registerRigid } from '../dist/kernels/registration/registerRigid.js';
import { median, round } from './shared/statistics.mjs';

const flag = process.argv.indexOf('--starts');
const STARTS = flag < 0 ? 60 : Number(process.argv[flag + 1]);
const THREADS = 2;
const RANGES = [
  { withinMm: 10, withinDeg: 10 },
  { withinMm: 20, withinDeg: 14 },
];
const folder = join(
  resolve(process.env.SONOLEDGER_TEST_DATA ?? join(import.meta.dirname, '../../shared/data')),
  'resect/Case24',
);
if (!existsSync(folder)) {
  console.error(`RESECT case 24 is absent: ${folder}. Set SONOLEDGER_TEST_DATA.`);
  process.exit(1);
}

const read = (name) => {
  const fileName = `Case24-${name}.nii.gz`;
  return readNifti(readFileSync(join(folder, fileName)), { fileName }).image;
};
const fixed = read('US-before');
const t1 = { sequence: 'T1', image: read('T1') };
const flair = { sequence: 'FLAIR', image: read('FLAIR') };
const tagText = readFileSync(join(folder, 'Case24-MRI-beforeUS.tag'), 'utf8');
const { movingLps, fixedLps } = readTagFile(tagText, { fileName: 'tag' });
const errorMm = (pose) => targetRegistrationErrors(pose, movingLps, fixedLps).meanMm;
const floorMm = round(errorMm(fitRigidLandmarks(movingLps, fixedLps)));
const centreLps = centroidLps(coneMask(fixed));

const results = [];
for (const moving of [[t1], [flair], [t1, flair]]) {
  for (const range of RANGES) results.push(await measure(moving, range));
}
console.log(JSON.stringify({ bench: 'registrationAccuracy', runs: STARTS, threads: THREADS, results }));

async function measure(moving, { withinMm, withinDeg }) {
  await register(moving, IDENTITY_MAT4, 0); // a first run compiles
  const fromTracked = await register(moving, IDENTITY_MAT4, 1);
  const random = createRandomGenerator(`accuracy ${withinMm}`);
  const within = (limit) => [0, 1, 2].map(() => limit * (2 * random.uniform() - 1));
  const runs = [];
  for (let seed = 0; seed < STARTS; seed++) {
    const start = rigidToMat4({
      translationMm: within(withinMm),
      rotationVectorRad: within((withinDeg * Math.PI) / 180),
      centreLps,
    });
    runs.push({ startMm: errorMm(start), ...(await register(moving, start, seed)) });
  }
  const errors = runs.map(({ mm }) => mm);
  return {
    pair: 'RESECT case 24',
    sequences: moving.map(({ sequence }) => sequence).join('+'),
    starts: `${STARTS} starts within ${withinMm} mm and ${withinDeg} degrees per axis`,
    medianMs: Math.round(median(runs.map(({ ms }) => ms))),
    fastest: Math.round(Math.min(...runs.map(({ ms }) => ms))),
    slowest: Math.round(Math.max(...runs.map(({ ms }) => ms))),
    medianStartMtreMm: round(median(runs.map(({ startMm }) => startMm))),
    medianMtreMm: round(median(errors)),
    largestMtreMm: round(Math.max(...errors)),
    below2p5MmPercent: percent(errors.filter((mm) => mm < 2.5).length),
    trackedPoseMtreMm: round(errorMm(IDENTITY_MAT4)),
    fromTrackedPoseMtreMm: round(fromTracked.mm),
    recommendedFromTrackedMtreMm: round(fromTracked.recommendedMm),
    landmarkFloorMm: floorMm,
  };
}

async function register(moving, initialMovingToFixedLps, seed) {
  const begin = performance.now();
  const crew = createScoringCrew(THREADS - 1, {});
  try {
    const options = { threads: THREADS };
    const result = registerRigid({ fixed, moving, initialMovingToFixedLps, seed, options }, {}, crew.score);
    const mm = errorMm(result.movingToFixedLps);
    const ms = performance.now() - begin;
    return {
      mm,
      ms,
      recommendedMm: result.evidence.betterByEvidence ? mm : errorMm(initialMovingToFixedLps),
    };
  } finally {
    await crew.close();
  }
}

function percent(count) {
  return Math.round((1000 * count) / STARTS) / 10;
}
