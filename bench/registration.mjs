// Time and accuracy of rigid MRI to ultrasound registration on one thread. Needs `npm run build`. Prints one line
// of JSON with medians over runs: RESECT case 24 when the test data is there (SONOLEDGER_TEST_DATA or
// ../shared/data), from the tracked pose and from random starts, and always a synthetic pair of phantom size.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { readNifti } from '../dist/formats/nifti/readNifti.js';
import { readTagFile } from '../dist/formats/tag/readTagFile.js';
import { gradientMagnitude } from '../dist/kernels/filters/gradientMagnitude.js';
import { IDENTITY_MAT4 } from '../dist/kernels/geometry/identityMat4.js';
import { resampleImage } from '../dist/kernels/geometry/resampleImage.js';
import { rigidToMat4 } from '../dist/kernels/geometry/rigidToMat4.js';
import { targetRegistrationErrors } from '../dist/kernels/geometry/targetRegistrationErrors.js';
import { centroidLps } from '../dist/kernels/masks/centroidLps.js';
import { coneMask } from '../dist/kernels/masks/coneMask.js';
import { createRandomGenerator } from '../dist/kernels/random/randomGenerator.js';
import { prepareRegistration } from '../dist/kernels/registration/prepareRegistration.js';
import { registerRigid } from '../dist/kernels/registration/registerRigid.js';
import { median, round } from './shared/statistics.mjs';

const STARTS = 10;
const START_MM = 10;
const START_DEG = 10;
const DATA = resolve(process.env.SONOLEDGER_TEST_DATA ?? join(import.meta.dirname, '../../shared/data'));

const results = [synthetic(), ...resect()];
console.log(
  JSON.stringify({
    bench: 'registration',
    threads: 1,
    node: process.version,
    cpu: cpus()[0].model.trim(),
    results,
  }),
);

function resect() {
  const folder = join(DATA, 'resect/Case24');
  if (!existsSync(folder)) {
    console.warn(`RESECT case 24 is absent (${folder}); only the synthetic pair is measured.`);
    return [];
  }
  const read = (name) => {
    const fileName = `Case24-${name}.nii.gz`;
    return readNifti(readFileSync(join(folder, fileName)), { fileName }).image;
  };
  const fixed = read('US-before');
  const t1 = { sequence: 'T1', image: read('T1') };
  const flair = { sequence: 'FLAIR', image: read('FLAIR') };
  const tags = readTagFile(readFileSync(join(folder, 'Case24-MRI-beforeUS.tag'), 'utf8'), {
    fileName: 'tag',
  });
  const errorMm = (pose) => targetRegistrationErrors(pose, tags.movingLps, tags.fixedLps).meanMm;
  return [[t1], [flair], [t1, flair]].map((moving) => measure('RESECT case 24', fixed, moving, errorMm));
}

function synthetic() {
  const mri = blobs([120, 120, 110], 1);
  const truth = rigidToMat4({
    translationMm: [3, -2, 4],
    rotationVectorRad: [0.05, 0.04, -0.06],
    centreLps: [60, 60, 55],
  });
  const fixed = insonify(mri, truth);
  const points = Float64Array.from(Array.from({ length: 300 }, (_, n) => 40 + ((n * 7.3) % 40)));
  const { movingLps, fixedLps } = { movingLps: points, fixedLps: place(truth, points) };
  const errorMm = (pose) => targetRegistrationErrors(pose, movingLps, fixedLps).meanMm;
  return measure('synthetic 96x96x80', fixed, [{ sequence: 'T1', image: mri }], errorMm);
}

/** One run from the tracked pose to warm up, then one from each random start. */
function measure(pair, fixed, moving, errorMm) {
  const tracked = registerRigid({ fixed, moving, initialMovingToFixedLps: IDENTITY_MAT4, seed: 0 });
  const random = createRandomGenerator('bench');
  const centreLps = centroidLps(coneMask(fixed));
  const runs = Array.from({ length: STARTS }, (_, seed) => {
    const within = (limit) => [0, 1, 2].map(() => limit * (2 * random.uniform() - 1));
    const initialMovingToFixedLps = rigidToMat4({
      translationMm: within(START_MM),
      rotationVectorRad: within((START_DEG * Math.PI) / 180),
      centreLps,
    });
    const start = performance.now();
    const result = registerRigid({ fixed, moving, initialMovingToFixedLps, seed });
    return {
      ms: performance.now() - start,
      mtreMm: errorMm(result.movingToFixedLps),
      evidence: result.evidence,
    };
  });
  return {
    pair,
    sequences: moving.map(({ sequence }) => sequence).join('+'),
    fixedSize: fixed.geometry.size.join('x'),
    medianMs: Math.round(median(runs.map(({ ms }) => ms))),
    fastestMs: Math.round(Math.min(...runs.map(({ ms }) => ms))),
    initialMtreMm: round(errorMm(IDENTITY_MAT4)),
    trackedMtreMm: round(errorMm(tracked.movingToFixedLps)),
    randomStarts: STARTS,
    medianMtreMm: round(median(runs.map(({ mtreMm }) => mtreMm))),
    below3Mm: runs.filter(({ mtreMm }) => mtreMm < 3).length,
    betterByEvidence: runs.filter(({ evidence }) => evidence.betterByEvidence).length,
    evaluation: timeEvaluation(fixed, moving),
  };
}

function timeEvaluation(fixed, moving) {
  const prepared = prepareRegistration({ fixed, moving, initialMovingToFixedLps: IDENTITY_MAT4, seed: 0 });
  const level = prepared.level('fine');
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    level.similarity(IDENTITY_MAT4);
    return performance.now() - start;
  });
  const ms = median(times);
  return {
    samples: level.sampleCount,
    patches: level.patchCount,
    ms: round(ms),
    nsPerSample: round((1e6 * ms) / level.sampleCount),
  };
}

function blobs(size, seed) {
  const random = createRandomGenerator(seed);
  const data = new Float32Array(size[0] * size[1] * size[2]).fill(100);
  for (let n = 0; n < 2500; n++) {
    const centre = size.map((length) => length * random.uniform());
    const radius = 1.5 + 3 * random.uniform();
    const height = 20 + 80 * random.uniform();
    const from = centre.map((c) => Math.max(0, Math.ceil(c - 3 * radius)));
    const to = centre.map((c, axis) => Math.min(size[axis] - 1, Math.floor(c + 3 * radius)));
    for (let k = from[2]; k <= to[2]; k++) {
      for (let j = from[1]; j <= to[1]; j++) {
        for (let i = from[0]; i <= to[0]; i++) {
          const squared = (i - centre[0]) ** 2 + (j - centre[1]) ** 2 + (k - centre[2]) ** 2;
          data[i + size[0] * (j + size[1] * k)] += height * Math.exp((-0.5 * squared) / radius ** 2);
        }
      }
    }
  }
  return {
    geometry: { size, spacingMm: [1, 1, 1], originLps: [0, 0, 0], direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
    data,
  };
}

/** A cone that combines intensity and gradient with drifting weights, speckle and a bright transducer face. */
function insonify(mri, movingToFixedLps) {
  const size = [96, 96, 80];
  const geometry = { ...mri.geometry, size, spacingMm: [0.7, 0.7, 0.7], originLps: [26, 26, 28] };
  const intensity = resampleImage(mri, geometry, movingToFixedLps, 'linear', 0).data;
  const gradient = resampleImage(gradientMagnitude(mri), geometry, movingToFixedLps, 'linear', 0).data;
  const random = createRandomGenerator('speckle');
  const data = intensity.map((p, n) => {
    const [i, j, k] = [n % 96, Math.floor(n / 96) % 96, Math.floor(n / 9216)];
    if (j < 3 || Math.hypot(i - 48, k - 40) > 8 + 0.5 * j) return 0;
    const drift = Math.sin(0.05 * i) * Math.cos(0.06 * k);
    const value =
      20 + (0.3 + 0.2 * drift) * p + (2 + drift) * gradient[n] + 6 * random.normal() + (j < 7 ? 120 : 0);
    return Math.max(1, value);
  });
  return { geometry, data };
}

function place(pose, points) {
  return points.map((_, n) => {
    const [axis, first] = [n % 3, n - (n % 3)];
    const row = 4 * axis;
    return (
      pose[row] * points[first] +
      pose[row + 1] * points[first + 1] +
      pose[row + 2] * points[first + 2] +
      pose[row + 3]
    );
  });
}
