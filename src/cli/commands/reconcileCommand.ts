import type { Command } from 'commander';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { writeOutput } from '../output/writeOutput.ts';
import { fetchReconciliation } from '../publications/fetchReconciliation.ts';
import { formatCasesCsv, formatReconciliation } from '../publications/formatReconciliation.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options {
  readonly freeze?: string;
  readonly dataSet?: string;
  readonly csv?: string;
}

/** sonoledger reconcile: a published cohort beside ours. */
export function reconcileCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('reconcile')
    .description('Explain the difference between a published cohort and ours, and name what nobody explains.')
    .argument('<study>', 'published study, by name or id')
    .option('--freeze <name>', 'hold it against this freeze, by name or id')
    .option('--data-set <name>', 'hold it against this data set as it stands, by name or id')
    .option('--csv <file>', 'write every case to a file')
    .action(
      connected<Options>(terminal, async ({ client, show }, { freeze, dataSet, csv }, study) => {
        const found = await fetchReconciliation(client, {
          studyId: (await resolveNamed(client, 'published study', study)).id,
          freezeId: freeze && (await resolveNamed(client, 'freeze', freeze)).id,
          dataSetId: dataSet && (await resolveNamed(client, 'data set', dataSet)).id,
        });
        const lines = [formatReconciliation(found)];
        if (csv !== undefined) lines.push(await writeOutput(csv, formatCasesCsv(found.cases)));
        show(found, () => lines.join('\n\n'));
      }),
    );
  withExamples(
    command,
    'reconcile "Faanes 2025" --data-set ReMIND',
    'reconcile "Faanes 2025" --freeze reference --csv cases.csv',
  );
}
