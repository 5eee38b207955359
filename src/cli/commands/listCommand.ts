import type { Command } from 'commander';
import { LISTS } from '../lists/lists.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

/** sonoledger list: the records of one kind. */
export function listCommand(program: Command, terminal: Terminal): void {
  const group = program.command('list').description('List records with their ids.');
  for (const { name, description, columns, fetch, byDataSet } of LISTS) {
    const command = group.command(name).description(description);
    if (byDataSet) command.option('--data-set <name>', 'only of this data set, by name');
    command.action(
      connected<{ dataSet?: string }>(terminal, async ({ client, show }, { dataSet }) => {
        const rows = await fetch(client, dataSet);
        show(rows, () => `${formatTable(columns, rows)}\n${count(rows.length, 'record')}`);
      }),
    );
    withExamples(command, `list ${name}${byDataSet ? ' --data-set RESECT' : ''}`);
  }
}
