import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatBytes } from '../output/formatBytes.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

const SHEETS = operation<
  { registration: { readonly state: string; readonly qcSheets: readonly { readonly url: string }[] } },
  { id: string }
>(/* GraphQL */ `query QcSheets($id: ID!) { registration(id: $id) { state qcSheets { url } } }`);

const RENDER = operation<{ renderQcSheet: { readonly job: { readonly id: string } } }, { id: string }>(
  /* GraphQL */ `mutation RenderQcSheet($id: ID!) { renderQcSheet(registrationId: $id) { job { id } } }`,
);

interface Options {
  readonly out: string;
  readonly render?: boolean;
}

/** sonoledger qc-sheet: the quality-control picture of a registration. */
export function qcSheetCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('qc-sheet')
    .description('Download the quality-control sheet of a registration as PNG.')
    .argument('<registration>', 'registration, by id')
    .requiredOption('--out <file>', 'PNG file to write')
    .option('--render', 'draw it anew first, for example after an annotation was added')
    .action(connected<Options>(terminal, download));
  withExamples(command, 'qc-sheet 0192f5d0-... --out case1-qc.png');
}

async function download(session: Session, { out, render }: Options, id: string): Promise<void> {
  const { client } = session;
  if (render) {
    const { job } = (await client.request(RENDER, { id })).renderQcSheet;
    requireDone(await waitForJobs(session, 'QC sheet', [{ id: job.id, label: id }]));
  }
  const png = await client.download(await newestSheet(client, id));
  await writeFile(out, png).catch((error: unknown) => {
    throw writeProblem(out, error);
  });
  session.show({ file: out, sizeBytes: png.length }, () => `Wrote ${out} (${formatBytes(png.length)})`);
}

async function newestSheet(client: Client, id: string): Promise<string> {
  const { registration } = await client.request(SHEETS, { id });
  const [newest] = registration.qcSheets;
  if (newest) return newest.url;
  throw new SonoledgerError(
    'CONFLICT',
    `Registration ${id} is ${registration.state} and has no picture yet. Wait for its job.`,
  );
}
