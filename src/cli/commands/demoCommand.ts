import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type ClientSettings, loadClientSettings } from '../../config/loadClientSettings.ts';
import { createClient } from '../client/createClient.ts';
import { resolveConnection } from '../client/resolveConnection.ts';
import { formatText } from '../comparison/formatText.ts';
import { closingWords } from '../demo/closingWords.ts';
import { createSteps } from '../demo/createSteps.ts';
import { ensureServer } from '../demo/ensureServer.ts';
import { registrationTable } from '../demo/registrationTable.ts';
import { type DemoResult, runDemo } from '../demo/runDemo.ts';
import { parseNumber, parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatDuration } from '../output/formatDuration.ts';
import { formatFlow } from '../output/formatFlow.ts';
import { stopServer } from '../server/stopServer.ts';
import { showing } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';

interface Options extends GlobalOptions {
  readonly patients: number;
  readonly seed: number;
  readonly scale: number;
  readonly small?: boolean;
  readonly brainShiftMm: number;
  readonly out?: string;
  readonly exit?: boolean;
  readonly keepData?: boolean;
}

const SMALL_SCALE = 0.5;

/** sonoledger demo: the whole pipeline on synthetic patients. */
export function demoCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('demo')
    .description(
      'Run the whole pipeline on synthetic patients: server, import, registration, review, transfer, freeze, comparison, report. Again is quick: what is there is reused.',
    )
    .option('--patients <n>', 'number of patients', parseWholeNumber(2, 99), 12)
    .option('--seed <n>', 'seed of the phantom', parseWholeNumber(0), 1)
    .option('--scale <x>', 'voxels along each axis as a share of the default', parseNumber(0.2, 3), 1)
    .option('--small', `coarse grids, for a quick look: --scale ${SMALL_SCALE}`)
    .option(
      '--brain-shift-mm <x>',
      'largest displacement of the tissue by brain shift',
      parseNumber(0, 10),
      0,
    )
    .option('--out <folder>', 'folder for the report (default: demo in the data folder)')
    .option('--exit', 'stop the server at the end, if this run has started it')
    .option('--keep-data', 'keep the generated image files after they are imported')
    .action((_: unknown, self: Command) => demo(terminal, self.optsWithGlobals()));
  withExamples(command, 'demo', 'demo --patients 6 --small --exit');
}

async function demo(terminal: Terminal, options: Options): Promise<void> {
  const startedMs = performance.now();
  const settings = loadClientSettings(options);
  const say = options.json ? terminal.note : terminal.out;
  const step = createSteps(say);
  const server = await step('Server', () => ensureServer(settings));
  const stop = options.exit === true && server.own;
  const result = await run(terminal, options, settings, step).finally(() =>
    stop ? stopServer(settings.dataDir) : undefined,
  );
  const tookMs = performance.now() - startedMs;
  showing(terminal, options)({ url: server.url, durationMs: Math.round(tookMs), ...result }, () =>
    [results(result), `Done in ${formatDuration(tookMs)}.`].join('\n\n'),
  );
  const state = stop ? 'STOPPED' : settings.url === undefined ? 'RUNNING' : 'FOREIGN';
  const target = targetOf(options);
  say(closingWords({ ...result, url: server.url, dataDir: settings.dataDir, target, server: state }));
}

function targetOf({ url, dataDir }: Options): string {
  if (url !== undefined) return `--url ${url} `;
  return dataDir === undefined ? '' : `--data-dir ${dataDir} `;
}

async function run(
  terminal: Terminal,
  options: Options,
  settings: ClientSettings,
  step: ReturnType<typeof createSteps>,
): Promise<DemoResult> {
  const client = createClient(await resolveConnection(settings));
  const session = { client, terminal, show: () => {} };
  const { patients, seed, small, scale, brainShiftMm } = options;
  return runDemo(
    {
      session,
      out: resolve(options.out ?? join(settings.dataDir, 'demo')),
      request: {
        patientCount: patients,
        seed,
        scale: small ? SMALL_SCALE : scale,
        withGaps: true,
        brainShiftMm,
        misalignment: 1,
      },
      keepData: options.keepData === true,
    },
    step,
  );
}

const results = ({ registrations, table, flow }: DemoResult): string =>
  [
    `\nRegistration: error at the landmarks\n\n${registrationTable(registrations)}`,
    `Comparison\n\n${formatText(table)}`,
    `Cohort flow of the reference\n\n${formatFlow(flow)}`,
  ].join('\n\n');
