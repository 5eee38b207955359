import { resolve } from 'node:path';
import type { Command } from 'commander';
import { withExamples } from '../../options/withExamples.ts';
import { count } from '../../output/count.ts';
import { createProgress } from '../../output/createProgress.ts';
import { readManifest } from '../../phantom/readManifest.ts';
import { importManifest } from '../../pipeline/importManifest.ts';
import { importSummary } from '../../pipeline/importSummary.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

/** sonoledger import phantom: a whole cohort by its manifest. Again is harmless. */
export function importPhantomCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('phantom')
    .description('Import a phantom cohort by its manifest. What is there already is not sent again.')
    .argument('<folder>', 'folder that "sonoledger phantom" has written')
    .action(
      connected(terminal, async (session, _options, argument) => {
        const folder = resolve(argument);
        const manifest = await readManifest(folder);
        const progress = createProgress(terminal, 'Import', manifest.patients.length);
        try {
          const result = await importManifest(session.client, folder, manifest, progress);
          progress.stop();
          const patients = count(manifest.patients.length, 'patient');
          session.show(
            result,
            () => `Data set "${result.dataSet.name}", ${patients}: ${importSummary(result)}`,
          );
        } finally {
          progress.stop();
        }
      }),
    );
  withExamples(command, 'import phantom phantom-cohort');
}
