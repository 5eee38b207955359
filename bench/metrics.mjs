// Slices per second of evaluateSlice with every metric definition, on one thread, against the tools that it
// follows, in the same run and on the same masks. Needs `npm run build`. Prints one line of JSON.
//
// Peers, when Python has them: seg-metrics (the tool of Faanes et al. 2025; `.venv/bin/pip install seg-metrics`)
// and the same definitions in numpy and scipy, cropped to the bounding box as ours are.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateSlice } from '../dist/kernels/metrics/evaluateSlice.js';
import { metricDefinitions } from '../dist/kernels/metrics/metricDefinitions.js';
import { createRandomGenerator } from '../dist/kernels/random/randomGenerator.js';
import { median } from './shared/statistics.mjs';

const SIDES = [256, 400];
const PAIRS = 32;
const RUNS = 5;
const RUN_MS = 300;
const PIXEL_SPACING_MM = [0.2, 0.2];
const ids = metricDefinitions.map(({ id }) => id);

const results = SIDES.map((side) => {
  const pairs = makePairs(side);
  const grid = { width: side, height: side, pixelSpacingMm: PIXEL_SPACING_MM };
  evaluateFor(pairs, grid, RUN_MS);
  const rates = Array.from({ length: RUNS }, () => evaluateFor(pairs, grid, RUN_MS));
  const values = pairs.map(([prediction, reference]) => {
    const { outcomes } = evaluateSlice(prediction, reference, grid, ids);
    return ['dice@1', 'hd95.pooled@1', 'hd95.maxDirected@1'].map((id) => outcomes[id].value);
  });
  const pixels = pairs.reduce((sum, [, reference]) => sum + reference.reduce((n, v) => n + v, 0), 0);
  return {
    slice: `${side}x${side}`,
    meanReferencePixels: Math.round(pixels / PAIRS),
    slicesPerSecond: Math.round(median(rates)),
    fastest: Math.round(Math.max(...rates)),
    slowest: Math.round(Math.min(...rates)),
    peers: measurePeers(pairs, side, values),
  };
});

console.log(
  JSON.stringify({
    bench: 'metrics',
    definitions: ids.length,
    runs: RUNS,
    threads: 1,
    node: process.version,
    cpu: cpus()[0].model.trim(),
    results,
  }),
);

function evaluateFor(pairs, grid, milliseconds) {
  const start = performance.now();
  let slices = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    for (const [prediction, reference] of pairs) evaluateSlice(prediction, reference, grid, ids);
    slices += pairs.length;
    elapsed = performance.now() - start;
  }
  return (1000 * slices) / elapsed;
}

/** A lumpy tumour of 5 to 50 pixels radius and a prediction a few pixels beside it. */
function makePairs(side) {
  const random = createRandomGenerator(`bench/metrics/${side}`);
  return Array.from({ length: PAIRS }, () => {
    const radius = 5 + 45 * random.uniform();
    const [cx, cy] = [0, 1].map(() => side / 2 + (side / 4) * (random.uniform() - 0.5));
    const reference = drawBlob(side, cx, cy, radius, random);
    const prediction = drawBlob(side, cx + 2 * random.normal(), cy + 2 * random.normal(), radius, random);
    return [prediction, reference];
  });
}

function drawBlob(side, cx, cy, radius, random) {
  const phase = 2 * Math.PI * random.uniform();
  const stretch = 0.8 + 0.4 * random.uniform();
  return Uint8Array.from({ length: side * side }, (_, k) => {
    const dx = ((k % side) - cx) / (radius * stretch);
    const dy = (Math.floor(k / side) - cy) / (radius / stretch);
    const edge = 1 + 0.15 * Math.sin(5 * Math.atan2(dy, dx) + phase);
    return dx * dx + dy * dy < edge * edge ? 1 : 0;
  });
}

function measurePeers(pairs, side, values) {
  const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
  try {
    const file = join(folder, 'masks.bin');
    writeFileSync(file, Buffer.concat(pairs.flat()));
    const venv = new URL('../.venv/bin/python', import.meta.url).pathname;
    const script = new URL('./peers/metrics.py', import.meta.url).pathname;
    const { status, stdout } = spawnSync(
      existsSync(venv) ? venv : 'python3',
      [script, file, String(side), ...PIXEL_SPACING_MM.map(String)],
      { encoding: 'utf8', timeout: 60_000 },
    );
    if (status !== 0) return 'peer absent';
    return JSON.parse(stdout).map(({ values: theirs, ...peer }) => ({
      ...peer,
      largestDifference: largestDifference(values, theirs),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Over dice, HD95 pooled and, where the peer has it, HD95 max of directed. */
function largestDifference(ours, theirs) {
  return Math.max(...theirs.flatMap((row, i) => row.map((value, j) => Math.abs(value - ours[i][j]))));
}
