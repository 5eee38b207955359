import type { Command } from 'commander';
import type { ImportResultsInput, ResultFormat } from '../../../generated/resolverTypes.ts';
import { operation } from '../../client/operation.ts';
import { resolveNamed } from '../../lookups/resolveNamed.ts';
import { type CaseNameOptions, caseNameInput, withCaseNameOptions } from '../../options/caseNameOptions.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { RESULT_FORMATS } from '../../options/choices.ts';
import { type FileOptions, fileSource, withFileOptions } from '../../options/fileSource.ts';
import { parseWholeNumber } from '../../options/parseNumber.ts';
import { type ProducerOptions, resolveProducer, withProducerOptions } from '../../options/producerOptions.ts';
import { withExamples } from '../../options/withExamples.ts';
import { formatFields } from '../../output/formatFields.ts';
import { type Column, formatTable } from '../../output/formatTable.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface ImportedResults {
  readonly metricRun: {
    readonly id: string;
    readonly sliceCount: number;
    readonly missingCount: number;
    readonly definitions: readonly { readonly id: string }[];
  };
  readonly caseCount: number;
  readonly unknownCount: number;
  readonly violationCount: number;
  readonly violations: readonly {
    readonly caseName: string;
    readonly identity: string;
    readonly stated: number | null;
    readonly expected: number | null;
  }[];
}

const IMPORT_RESULTS = operation<{ importResults: ImportedResults }, { input: ImportResultsInput }>(
  /* GraphQL */ `mutation ImportResults($input: ImportResultsInput!) {
    importResults(input: $input) {
      metricRun { id sliceCount missingCount definitions { id } }
      caseCount unknownCount unknownCases violationCount
      violations { caseName identity stated expected }
    }
  }`,
);

interface Options extends FileOptions, ProducerOptions, CaseNameOptions {
  readonly freeze: string;
  readonly format: ResultFormat;
  readonly toolVersion: string;
  readonly label: number;
}

const MOST_SHOWN = 20;

/** sonoledger import results: metrics that another tool computed. */
export function importResultsCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('results')
    .description('Import metrics of another tool: summary.json of nnU-Net, or the CSV table of seg-metrics.')
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .addOption(choiceOption('--format <format>', 'what the file is', RESULT_FORMATS).makeOptionMandatory())
    .requiredOption('--tool-version <version>', 'version of the tool')
    .option('--label <n>', 'label of the masks that was measured', parseWholeNumber(1), 1);
  withFileOptions(withCaseNameOptions(withProducerOptions(command))).action(
    connected<Options>(terminal, async ({ client, show }, options) => {
      const input = {
        freezeId: (await resolveNamed(client, 'freeze', options.freeze)).id,
        ...(await resolveProducer(client, options)).ids,
        format: options.format,
        source: await fileSource(client, options),
        toolVersion: options.toolVersion,
        label: options.label,
        ...(await caseNameInput(client, options)),
      };
      const payload = await client.request(IMPORT_RESULTS, { input });
      show(payload, () => describe(payload.importResults));
    }),
  );
  withExamples(
    command,
    'import results --freeze reference --annotator-run nnU-Net --format SEG_METRICS_CSV --tool-version 1.2.8 --file metrics.csv',
  );
}

function describe({
  metricRun,
  caseCount,
  unknownCount,
  violationCount,
  violations,
}: ImportedResults): string {
  const fields = formatFields([
    ['metric run', metricRun.id],
    ['definitions', metricRun.definitions.map(({ id }) => id).join(', ')],
    ['cases in the file', caseCount],
    ['slices of the freeze', metricRun.sliceCount],
    ['without a result', metricRun.missingCount],
    ['no slice of the freeze', unknownCount],
    ['contradictions', violationCount],
  ]);
  if (violationCount === 0) return fields;
  return `${fields}\n\n${formatTable(COLUMNS, violations.slice(0, MOST_SHOWN))}`;
}

const COLUMNS: readonly Column<ImportedResults['violations'][number]>[] = [
  { title: 'case', text: ({ caseName }) => caseName },
  { title: 'identity', text: ({ identity }) => identity },
  { title: 'stated', numeric: true, text: ({ stated }) => String(stated ?? '-') },
  { title: 'expected', numeric: true, text: ({ expected }) => String(expected ?? '-') },
];
