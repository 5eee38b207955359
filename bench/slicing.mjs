// Slices cut from a volume of the size of a RESECT ultrasound, and tumour areas of all slices on three axes, on
// one thread, against plain numpy in the same run on the same bytes. Needs `npm run build`. Prints one line of
// JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandomGenerator } from '../dist/kernels/random/randomGenerator.js';
import { extractSlice } from '../dist/kernels/slicing/extractSlice.js';
import { sliceAreas } from '../dist/kernels/slicing/sliceAreas.js';
import { median } from './shared/statistics.mjs';

const SIZE = [400, 440, 320];
const SPACING_MM = [0.2, 0.2, 0.2];
const RUNS = 5;
const AXES = ['I', 'J', 'K'];

const geometry = {
  size: SIZE,
  spacingMm: SPACING_MM,
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};
const data = makeVolume();
const mask = { data: data.map((value) => (value > 127 ? 1 : 0)), geometry };

const measures = [
  ...AXES.map((axis) => ({
    work: `cut axis ${axis}`,
    count: SIZE[AXES.indexOf(axis)],
    run: () => cutAll(axis),
  })),
  { work: 'areas on three axes', count: SIZE[0] + SIZE[1] + SIZE[2], run: measureAreas },
];
const peers = measurePeers();
const results = measures.map(({ work, count, run }) => {
  const digest = run();
  const rates = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return (1000 * count) / (performance.now() - start);
  });
  return {
    volume: `${SIZE.join('x')} uint8`,
    work,
    slices: count,
    slicesPerSecond: Math.round(median(rates)),
    fastest: Math.round(Math.max(...rates)),
    slowest: Math.round(Math.min(...rates)),
    peers: peersOf(work, digest),
  };
});

console.log(
  JSON.stringify({
    bench: 'slicing',
    runs: RUNS,
    threads: 1,
    node: process.version,
    cpu: cpus()[0].model.trim(),
    results,
  }),
);

/** Cuts every slice of an axis; the last one identifies what was cut. */
function cutAll(axis) {
  let last;
  for (let index = 0; index < SIZE[AXES.indexOf(axis)]; index++) {
    last = extractSlice(data, geometry, axis, index);
  }
  return createHash('sha256').update(last.data).digest('hex');
}

function measureAreas() {
  const areas = sliceAreas(mask);
  const counts = AXES.flatMap((axis) => [...areas[axis].pixelCounts]);
  return createHash('sha256').update(counts.join(' ')).digest('hex');
}

function makeVolume() {
  const random = createRandomGenerator('bench/slicing');
  const row = Uint8Array.from({ length: 65_521 }, () => Math.floor(256 * random.uniform()));
  return Uint8Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, at) => row[at % row.length]);
}

function measurePeers() {
  const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
  try {
    const file = join(folder, 'volume.bin');
    writeFileSync(file, data);
    const venv = new URL('../.venv/bin/python', import.meta.url).pathname;
    const script = new URL('./peers/slicing.py', import.meta.url).pathname;
    const { status, stdout } = spawnSync(
      existsSync(venv) ? venv : 'python3',
      [script, file, ...SIZE.map(String), String(RUNS)],
      { encoding: 'utf8', timeout: 120_000 },
    );
    return status === 0 ? JSON.parse(stdout) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function peersOf(work, digest) {
  if (peers === undefined) return 'peer absent';
  return peers
    .filter((peer) => peer.work === work)
    .map(({ digest: theirs, work: _, ...peer }) => ({ ...peer, sameResult: theirs === digest }));
}
