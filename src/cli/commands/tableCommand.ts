import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { SummaryPolicy } from '../../generated/resolverTypes.ts';
import { fetchTable } from '../comparison/fetchTable.ts';
import { formatCsv } from '../comparison/formatCsv.ts';
import { formatLatex } from '../comparison/formatLatex.ts';
import { formatMarkdown } from '../comparison/formatMarkdown.ts';
import { formatText } from '../comparison/formatText.ts';
import type { Table } from '../comparison/types.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { SUMMARY_POLICIES } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected, type Session } from '../session.ts';
import type { GlobalOptions, Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

const FORMATS = {
  text: formatText,
  csv: formatCsv,
  markdown: formatMarkdown,
  latex: formatLatex,
  json: (table: Table) => JSON.stringify(table, null, 2),
};

interface Options extends GlobalOptions {
  readonly format: keyof typeof FORMATS;
  readonly definition?: readonly string[];
  readonly policy: SummaryPolicy;
  readonly out?: string;
}

/** sonoledger table: the comparison table of an experiment. */
export function tableCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('table')
    .description('Print the comparison table of an experiment: mean, SD, n defined of n total, by size bin.')
    .argument('<experiment>', 'experiment, by name or id')
    .addOption(new Option('--format <f>', 'how to write it').choices(Object.keys(FORMATS)).default('text'))
    .option('--definition <id...>', 'metrics, such as dice@1; the usual ones when left out')
    .addOption(choiceOption('--policy <p>', 'how states enter a mean', SUMMARY_POLICIES, 'FAANES_2025'))
    .option('--out <file>', 'file to write instead of printing')
    .action(connected<Options>(terminal, printTable));
  withExamples(command, 'table baselines', 'table baselines --format latex --out table.tex');
}

async function printTable(session: Session, options: Options, experiment: string): Promise<void> {
  const { client, terminal } = session;
  const { id } = await resolveNamed(client, 'experiment', experiment);
  const { policy, definition, out } = options;
  const table = await fetchTable(client, { experimentId: id, definitionIds: definition, policy });
  const text = FORMATS[options.json ? 'json' : options.format](table);
  if (out === undefined) {
    terminal.out(text);
    return;
  }
  await writeFile(out, `${text}\n`).catch((error: unknown) => {
    throw writeProblem(out, error);
  });
  terminal.out(`Wrote ${out}`);
}
