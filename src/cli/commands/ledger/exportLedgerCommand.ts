import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { withExamples } from '../../options/withExamples.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';
import { writeProblem } from '../../writeProblem.ts';

interface Options {
  readonly format: string;
  readonly out: string;
}

/** sonoledger ledger export: the whole record for an inspector. */
export function exportLedgerCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('export')
    .description('Write every event: jsonl can be verified without the server, csv opens in a spreadsheet.')
    .addOption(new Option('--format <format>', 'file format').choices(['jsonl', 'csv']).default('jsonl'))
    .requiredOption('--out <file>', 'file to write')
    .action(
      connected<Options>(terminal, async ({ client, show }, { format, out }) => {
        const { content } = await client.stream(`/exports/ledger?format=${format}`);
        await writeWhole(out, content);
        show({ file: out }, () => `Wrote ${out}`);
      }),
    );
  withExamples(command, 'ledger export --out ledger.jsonl', 'ledger export --format csv --out ledger.csv');
}

async function writeWhole(out: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(content, createWriteStream(out));
  } catch (error) {
    await rm(out, { force: true });
    throw writeProblem(out, error);
  }
}
