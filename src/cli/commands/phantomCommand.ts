import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseNumber, parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { createProgress } from '../output/createProgress.ts';
import { ensureCohort } from '../phantom/ensureCohort.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

interface Options extends GlobalOptions {
  readonly out: string;
  readonly patients: number;
  readonly seed: number;
  readonly scale: number;
  readonly gaps: boolean;
  readonly brainShiftMm: number;
  readonly misalignment: number;
  readonly threads: number;
}

/** sonoledger phantom: synthetic patients as files. Needs no server. */
export function phantomCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('phantom')
    .description(
      'Generate synthetic patients: MRI, ultrasound, tumour labels and landmarks. Needs no server.',
    )
    .requiredOption('--out <folder>', 'new folder for the files and manifest.json')
    .option('--patients <n>', 'number of patients', parseWholeNumber(1, 999), 12)
    .option('--seed <n>', 'seed: the same seed gives the same bytes', parseWholeNumber(0), 1)
    .option('--scale <x>', 'voxels along each axis as a share of the default', parseNumber(0.2, 3), 1)
    .option('--gaps', 'leave one patient without MRI and one without tumour annotation', false)
    .option(
      '--brain-shift-mm <x>',
      'largest displacement of the tissue by brain shift; 0 leaves every pair rigid',
      parseNumber(0, 10),
      0,
    )
    .option(
      '--misalignment <x>',
      'error of the tracking against that of RESECT; 0 tracks perfectly',
      parseNumber(0, 3),
      1,
    )
    .option('--threads <n>', 'patients generated at a time', parseWholeNumber(1, 64), availableParallelism())
    .action(async (_: unknown, self: Command) => generate(terminal, self.optsWithGlobals()));
  withExamples(
    command,
    'phantom --out phantom-cohort --patients 12 --seed 1',
    'phantom --out shifted --seed 2 --brain-shift-mm 3',
  );
}

async function generate(terminal: Terminal, options: Options): Promise<void> {
  const { patients, seed, scale, gaps, threads, brainShiftMm, misalignment } = options;
  const folder = resolve(options.out);
  const { manifest, already } = await ensureCohort(
    { seed, patientCount: patients, scale, withGaps: gaps, brainShiftMm, misalignment },
    { folder, threads, startProgress: () => createProgress(terminal, 'Phantom', patients) },
  );
  showing(terminal, options)({ folder, already, manifest }, () =>
    [
      `${already ? 'Already there' : 'Generated'}: ${count(manifest.patients.length, 'patient')} in ${folder}`,
      `Import with: sonoledger import phantom ${options.out}`,
    ].join('\n'),
  );
}
