// Attacks every reader with damaged copies of valid files: `npm run fuzz -- --inputs 50000 --seed 7`. An input must be
// refused with a code or give a valid result, within 5 s and bounded memory. What is found is written to --keep FOLDER;
// store it as a regression test under test/formats/. Exits with 1 when there is a finding.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFuzzer } from './fuzz/runFuzzer.ts';
import type { Finding } from './fuzz/types.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);

const report = await runFuzzer({ inputs, seed, onFinding });
const peak = (report.peakBytes / 2 ** 20).toFixed(0);
console.info(
  `${report.inputs} inputs, seed ${seed}: ${report.findings} findings, ${report.threadsEnded} threads ended for HDF5, at most ${peak} MiB of memory`,
);
process.exitCode = report.findings === 0 ? 0 : 1;

function onFinding({ target, seed: from, input, problem, files }: Finding): void {
  console.info(`input ${input} of ${target} (${from}): ${problem}`);
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  for (const file of files)
    writeFileSync(join(values.keep, `${target}-${seed}-${input}-${file.fileName}`), file.bytes);
}
