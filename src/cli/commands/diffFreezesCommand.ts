import type { Command } from 'commander';
import { fetchFreezeChanges } from '../freezes/fetchFreezeChanges.ts';
import { fetchFreezeDiff } from '../freezes/fetchFreezeDiff.ts';
import { formatFreezeDiff } from '../freezes/formatFreezeDiff.ts';
import { formatFreezeDiffCsv } from '../freezes/formatFreezeDiffCsv.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { writeOutput } from '../output/writeOutput.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

/** sonoledger diff-freezes: what two freezes hold differently, and why. */
export function diffFreezesCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('diff-freezes')
    .description('List what two freezes hold differently, with the records that explain it.')
    .argument('<a>', 'freeze, by name or id')
    .argument('<b>', 'freeze, by name or id')
    .option('--csv <file>', 'write every added and removed slice to a file')
    .action(
      connected<{ readonly csv?: string }>(terminal, async ({ client, show }, { csv }, a, b) => {
        const ids = {
          a: (await resolveNamed(client, 'freeze', a)).id,
          b: (await resolveNamed(client, 'freeze', b)).id,
        };
        const diff = await fetchFreezeDiff(client, ids);
        const lines = [formatFreezeDiff(diff)];
        if (csv !== undefined) {
          lines.push(await writeOutput(csv, formatFreezeDiffCsv(await fetchFreezeChanges(client, ids))));
        }
        show(diff, () => lines.join('\n\n'));
      }),
    );
  withExamples(command, 'diff-freezes first second', 'diff-freezes first second --csv changes.csv');
}
