// LC2 beside elastix on RESECT case 24, in one run on the same images: time of one registration on one thread and
// landmark error from the tracked pose and from random starts. Needs `npm run build` and the test data
// (SONOLEDGER_TEST_DATA or ../shared/data); a peer that is not installed is named as absent.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
import { elastixCommand, elastixWasm } from './peers/elastix.mjs';
import { median, round } from './shared/statistics.mjs';

/** Random starts beside the tracked pose: elastix takes seconds each. */
const STARTS = 4;
const START_MM = 10;
const START_DEG = 10;
const WRONG_MM = 3;
const DATA = resolve(process.env.SONOLEDGER_TEST_DATA ?? join(import.meta.dirname, '../../shared/data'));
const CASE = join(DATA, 'resect/Case24/Case24-');

const results = [];
if (existsSync(`${CASE}T1.nii.gz`)) {
  for (const sequence of ['T1', 'FLAIR']) results.push(await compare(sequence));
} else {
  console.warn(`RESECT case 24 is ABSENT (${CASE}*): nothing is measured.`);
}
console.log(JSON.stringify({ bench: 'registrationPeers', runs: STARTS + 1, threads: 1, results }));

async function compare(sequence) {
  const fixed = readImage('US-before');
  const moving = readImage(sequence);
  const tags = readTagFile(readFileSync(`${CASE}MRI-beforeUS.tag`, 'utf8'), { fileName: 'tag' });
  const errorMm = (pose) => targetRegistrationErrors(pose, tags.movingLps, tags.fixedLps).meanMm;
  const starts = [IDENTITY_MAT4, ...randomStarts(centroidLps(coneMask(fixed)))];
  const ours = await measure({ run: lc2(fixed, moving, sequence) }, starts, errorMm);
  const peers = [elastixCommand(fixed, moving), await elastixWasm(fixed, moving)];
  const measured = [];
  for (const peer of peers) measured.push(await measurePeer(peer, starts, errorMm));
  const { medianMs, ...found } = ours;
  return {
    ...{ pair: 'RESECT case 24', sequence, method: 'LC2 rigid', medianMs, ...found },
    trackedPoseMtreMm: round(errorMm(IDENTITY_MAT4)),
    landmarkFloorMm: round(errorMm(fitRigidLandmarks(tags.movingLps, tags.fixedLps))),
    peers: measured,
  };
}

function lc2(fixed, moving, sequence) {
  return async (initialMovingToFixedLps) => {
    const started = performance.now();
    const input = { fixed, moving: [{ sequence, image: moving }], initialMovingToFixedLps, seed: 1 };
    const { movingToFixedLps } = registerRigid(input);
    return { pose: movingToFixedLps, ms: performance.now() - started };
  };
}

async function measurePeer({ peer, absent, ...runner }, starts, errorMm) {
  if (absent) {
    console.warn(`The peer "${peer}" is ABSENT: ${absent}.`);
    return { peer: `${peer}: ABSENT` };
  }
  const { medianMs, ...found } = await measure(runner, starts, errorMm);
  const { mtreMm, medianStartMtreMm, startsBelow3Mm } = found;
  // The table has one column for a peer's measure; what else was found goes with its name.
  const words = `${peer}: mTRE ${mtreMm} mm, from random starts median ${medianStartMtreMm} mm, ${startsBelow3Mm} of ${STARTS} below ${WRONG_MM} mm`;
  return { peer: words, medianMs, ...found };
}

/** The error from the tracked pose, then from the random starts. */
async function measure({ run }, starts, errorMm) {
  const runs = [];
  for (const start of starts) {
    const { pose, ms } = await run(start);
    runs.push({ ms, mtreMm: errorMm(pose) });
  }
  const [tracked, ...random] = runs;
  return {
    medianMs: Math.round(median(runs.map(({ ms }) => ms))),
    mtreMm: round(tracked.mtreMm),
    medianStartMtreMm: round(median(random.map(({ mtreMm }) => mtreMm))),
    startsBelow3Mm: random.filter(({ mtreMm }) => mtreMm < WRONG_MM).length,
  };
}

function randomStarts(centreLps) {
  const random = createRandomGenerator('bench');
  const within = (limit) => [0, 1, 2].map(() => limit * (2 * random.uniform() - 1));
  return Array.from({ length: STARTS }, () =>
    rigidToMat4({
      translationMm: within(START_MM),
      rotationVectorRad: within((START_DEG * Math.PI) / 180),
      centreLps,
    }),
  );
}

function readImage(name) {
  const fileName = `${CASE}${name}.nii.gz`;
  return readNifti(readFileSync(fileName), { fileName }).image;
}
