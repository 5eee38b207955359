import type { Command } from 'commander';
import type { CreateDataSetInput } from '../../../generated/resolverTypes.ts';
import { withExamples } from '../../options/withExamples.ts';
import { ensureDataSet } from '../../pipeline/ensureDataSet.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

/** sonoledger import data-set: makes a data set, or says that it is there. */
export function importDataSetCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('data-set')
    .description('Make a data set.')
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--licence <text>', 'licence of images and labels')
    .requiredOption('--citation <text>', 'how to cite it')
    .action(
      connected<CreateDataSetInput>(terminal, async (session, { name, licence, citation }) => {
        const { dataSet, already } = await ensureDataSet(session.client, { name, licence, citation });
        session.show(
          { dataSet, already },
          () => `${already ? 'Already there' : 'Made'}: ${name} (${dataSet.id})`,
        );
      }),
    );
  withExamples(
    command,
    'import data-set --name RESECT --licence CC-BY-4.0 --citation "Xiao et al., Med. Phys. 2017"',
  );
}
