import type { Command } from 'commander';
import type { CreateFreezeInput, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS } from '../options/choices.ts';
import { parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFields } from '../output/formatFields.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export interface FreezeRow {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly patientCount: number;
  readonly volumeCount: number;
  readonly sliceCount: number;
  readonly foldCount: number;
}

export interface CreatedFreeze {
  readonly freeze: FreezeRow;
  readonly excludedSliceCount: number;
}

export const CREATE_FREEZE = operation<{ createFreeze: CreatedFreeze }, { input: CreateFreezeInput }>(
  /* GraphQL */ `mutation CreateFreeze($input: CreateFreezeInput!) {
    createFreeze(input: $input) {
      freeze { id name hash patientCount volumeCount sliceCount foldCount }
      excludedSliceCount
    }
  }`,
);

interface Options {
  readonly name: string;
  readonly rule: string;
  readonly dataSet?: readonly string[];
  readonly method?: RegistrationMethod;
  readonly annotator?: string;
  readonly folds: number;
  readonly foldSeed: number;
}

/** sonoledger freeze: an immutable list of slices with patient-disjoint folds. */
export function freezeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('freeze')
    .description('Freeze the slices that a rule selects now, with patient-disjoint folds.')
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--rule <name>', 'slice rule, by name (its newest version) or id')
    .option('--data-set <name...>', 'data sets to take; all when left out')
    .addOption(choiceOption('--method <m>', 'pseudo labels of this registration method', METHODS_OF_RECORDS))
    .option('--annotator <name>', 'whose labels to take, where several have drawn')
    .option('--folds <n>', 'number of folds', parseWholeNumber(1), 5)
    .option('--fold-seed <n>', 'seed of the fold assignment', parseWholeNumber(0), 1)
    .action(
      connected<Options>(terminal, async ({ client, show }, options) => {
        const names = options.dataSet ?? [];
        const dataSets = await Promise.all(names.map((name) => resolveNamed(client, 'data set', name)));
        const input = {
          name: options.name,
          sliceRuleId: (await resolveNamed(client, 'slice rule', options.rule)).id,
          dataSetIds: dataSets.length > 0 ? dataSets.map(({ id }) => id) : undefined,
          registrationMethod: options.method,
          annotatorName: options.annotator,
          foldCount: options.folds,
          foldSeed: options.foldSeed,
        };
        const payload = await client.request(CREATE_FREEZE, { input });
        show(payload, () => describeFreeze(payload.createFreeze));
      }),
    );
  withExamples(command, 'freeze --name reference --rule expert-35 --data-set RESECT --folds 5');
}

const describeFreeze = ({ freeze, excludedSliceCount }: CreatedFreeze): string =>
  formatFields([
    ['freeze', `${freeze.name} (${freeze.id})`],
    ['hash', freeze.hash],
    ['patients', freeze.patientCount],
    ['volumes', freeze.volumeCount],
    ['slices', freeze.sliceCount],
    ['slices left out', excludedSliceCount],
    ['folds', freeze.foldCount],
  ]);
