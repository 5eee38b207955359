import { resolve } from 'node:path';
import type { Command } from 'commander';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { writeReport } from '../report/writeReport.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

/** sonoledger report: one HTML document that shows an experiment. */
export function reportCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('report')
    .description('Write the report of an experiment: table, charts, cohort flow, registrations, exclusions.')
    .requiredOption('--experiment <name>', 'experiment, by name or id')
    .requiredOption('--out <folder>', 'folder for report.html and its pictures')
    .action(
      connected<{ experiment: string; out: string }>(terminal, async (session, { experiment, out }) => {
        const { id } = await resolveNamed(session.client, 'experiment', experiment);
        const written = await writeReport(session.client, id, resolve(out));
        session.show(
          written,
          () => `Wrote ${written.report}, with ${written.qcSheets.length} quality-control sheets beside it`,
        );
      }),
    );
  withExamples(command, 'report --experiment baselines --out report');
}
