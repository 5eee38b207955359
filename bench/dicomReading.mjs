// A DICOM series of 176 slices (T1 of ReMIND-022) read from disk and decoded into one volume, on one thread, against
// dicom-parser alone (which decodes no pixels and orders nothing: the floor), SimpleITK and pydicom in the same run.
// Needs `npm run build` and the test data (see DEVELOPMENT.md). Prints one line of JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import dicomParser from 'dicom-parser';
import { readDicomSeries } from '../dist/formats/dicom/readDicomSeries.js';
import { median } from './shared/statistics.mjs';

const RUNS = 9;
const DATA = process.env.SONOLEDGER_TEST_DATA ?? resolve(import.meta.dirname, '../../shared/data');
const FOLDER = join(DATA, 'remind-022/3DAXT1postcontrast_MRI');

const results = existsSync(FOLDER) ? [await measureAll()] : [];
console.log(
  JSON.stringify({
    bench: 'dicomReading',
    runs: RUNS,
    threads: 1,
    node: process.version,
    cpu: cpus()[0].model.trim(),
    results,
  }),
);

async function measureAll() {
  const { image } = await readSeries();
  const megabytes = image.data.byteLength / 1e6;
  const sum = image.data.reduce((total, value) => total + value, 0);
  const rates = await measure(megabytes, readSeries);
  const floor = await measure(megabytes, async () => {
    for (const { bytes } of load()) dicomParser.parseDicom(bytes);
  });
  return {
    series: `${image.geometry.size.join('x')} int16, ${readdirSync(FOLDER).length} files`,
    megabytesPerSecond: Math.round(median(rates)),
    fastest: Math.round(Math.max(...rates)),
    slowest: Math.round(Math.min(...rates)),
    peers: [
      { peer: 'dicom-parser 1.8.21, headers alone', megabytesPerSecond: Math.round(median(floor)) },
      ...measurePeers().map(({ sum: theirs, ...peer }) => ({ ...peer, sameResult: theirs === sum })),
    ],
  };
}

function load() {
  return readdirSync(FOLDER).map((fileName) => ({ fileName, bytes: readFileSync(join(FOLDER, fileName)) }));
}

function readSeries() {
  return readDicomSeries(load());
}

async function measure(megabytes, run) {
  await run();
  const rates = [];
  for (let n = 0; n < RUNS; n++) {
    const start = performance.now();
    await run();
    rates.push((1000 * megabytes) / (performance.now() - start));
  }
  return rates;
}

function measurePeers() {
  const venv = new URL('../.venv/bin/python', import.meta.url).pathname;
  const script = new URL('./peers/dicomReading.py', import.meta.url).pathname;
  const python = existsSync(venv) ? venv : 'python3';
  const { status, stdout } = spawnSync(python, [script, FOLDER, String(RUNS)], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return status === 0 ? JSON.parse(stdout) : [];
}
