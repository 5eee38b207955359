import type { Command } from 'commander';
import type { ImportTrainingInput } from '../../../generated/resolverTypes.ts';
import { operation } from '../../client/operation.ts';
import { resolveNamed } from '../../lookups/resolveNamed.ts';
import {
  type CaseNameOptions,
  caseNameInput,
  uploaded,
  withCaseNameOptions,
} from '../../options/caseNameOptions.ts';
import { withExamples } from '../../options/withExamples.ts';
import { formatFields } from '../../output/formatFields.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface ImportedTraining {
  readonly id: string;
  readonly name: string;
  readonly splits: readonly unknown[];
  readonly leaks: readonly { readonly split: number; readonly patients: readonly string[] }[];
  readonly unknownCount: number;
  readonly missingCount: number;
}

const IMPORT_TRAINING = operation<{ importTraining: ImportedTraining }, { input: ImportTrainingInput }>(
  /* GraphQL */ `mutation ImportTraining($input: ImportTrainingInput!) {
    importTraining(input: $input) {
      id name unknownCount unknownCases missingCount leaks { split patients }
      splits { split trainCount validationCount trainPatientCount validationPatientCount }
    }
  }`,
);

interface Options extends CaseNameOptions {
  readonly name: string;
  readonly freeze: string;
  readonly dataset: string;
  readonly plans: string;
  readonly splits: string;
  readonly recordLeaks?: boolean;
}

/** sonoledger import training: what an nnU-Net training was configured with and split by. */
export function importTrainingCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('training')
    .description(
      'Import configuration and splits of an nnU-Net training, and check them for patient leakage.',
    )
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--freeze <name>', 'freeze that was exported for it, by name or id')
    .requiredOption('--dataset <file>', 'dataset.json')
    .requiredOption('--plans <file>', 'nnUNetPlans.json')
    .requiredOption('--splits <file>', 'splits_final.json')
    .option('--record-leaks', 'record splits with a person on both sides instead of refusing them');
  withCaseNameOptions(command).action(
    connected<Options>(terminal, async ({ client, show }, options) => {
      const input = {
        name: options.name,
        freezeId: (await resolveNamed(client, 'freeze', options.freeze)).id,
        dataset: await uploaded(client, options.dataset),
        plans: await uploaded(client, options.plans),
        splits: await uploaded(client, options.splits),
        recordLeaks: options.recordLeaks ?? false,
        ...(await caseNameInput(client, options)),
      };
      const payload = await client.request(IMPORT_TRAINING, { input });
      show(payload, () => describe(payload.importTraining));
    }),
  );
  withExamples(
    command,
    'import training --name fold-test --freeze tracked-20 --dataset dataset.json --plans nnUNetPlans.json --splits splits_final.json',
  );
}

const describe = ({ id, name, splits, leaks, unknownCount, missingCount }: ImportedTraining): string =>
  formatFields([
    ['training', `${name} (${id})`],
    ['splits', splits.length],
    [
      'persons on both sides',
      leaks.map(({ split, patients }) => `${patients.join(' = ')} (split ${split})`).join('; ') || 'none',
    ],
    ['cases of no slice', unknownCount],
    ['slices of no split', missingCount],
  ]);
