import { type Command, Option } from 'commander';
import type { RegistrationMethod, RegistrationOutcome } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { caseTable } from '../methods/caseTable.ts';
import { fetchCases } from '../methods/fetchCases.ts';
import { methodsCsv } from '../methods/methodsCsv.ts';
import { methodsMarkdown } from '../methods/methodsMarkdown.ts';
import { methodTables } from '../methods/methodTables.ts';
import type { CaseRow, MethodRow } from '../methods/types.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS, REGISTRATION_OUTCOMES } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Comparison {
  readonly compareRegistrationMethods: readonly MethodRow[];
}

const FORMATS = { text: methodTables, csv: methodsCsv, markdown: methodsMarkdown };

interface Options {
  readonly dataSet: string;
  readonly format: keyof typeof FORMATS;
  readonly method?: readonly RegistrationMethod[];
  readonly cases?: 'ALL' | 'SILENT' | RegistrationOutcome;
}

const COMPARE = operation<Comparison, { dataSetId: string; method?: readonly RegistrationMethod[] }>(
  /* GraphQL */ `query CompareRegistrationMethods($dataSetId: ID!, $method: [RegistrationMethod!]) {
    compareRegistrationMethods(dataSetId: $dataSetId, method: $method) {
      method patientCount volumeCount pendingCount cancelledCount mtreIsTrainingError
      completed { count total share lower upper } failed { count total share lower upper }
      excluded { count total share lower upper }
      exclusionsByReason { reason { code title } excluded { count total share lower upper } }
      mtreTrackedMm { count q1 median q3 mean largest values }
      mtreRegisteredMm { count q1 median q3 mean largest values }
      againstTrackedPose {
        volumeCount better { count total share lower upper } worse { count total share lower upper }
        equal { count total share lower upper } mtreChangeMm { count q1 median q3 mean largest values }
      }
      durationMs { count q1 median q3 mean largest values } wrong { count total share lower upper }
      betterByEvidence { count total share lower upper } silentFailures { count total share lower upper }
      verdicts {
        acceptedAndBetter acceptedNotBetter rejectedAndBetter rejectedNotBetter unsureCount openCount unreviewedCount
        agreement { count total share lower upper }
      }
    }
  }`,
);

/** sonoledger compare-methods: what each registration method did on a data set. */
export function compareMethodsCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('compare-methods')
    .description('Compare the registration methods on a data set: failures, exclusions, errors and reviews.')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .addOption(choiceOption('--method <m...>', 'only these methods', METHODS_OF_RECORDS))
    .addOption(
      choiceOption('--cases <outcome>', 'list the registrations behind a count', [
        'ALL',
        'SILENT',
        ...REGISTRATION_OUTCOMES,
      ]),
    )
    .addOption(new Option('--format <f>', 'how to write it').choices(Object.keys(FORMATS)).default('text'))
    .action(connected<Options>(terminal, compareMethods));
  withExamples(
    command,
    'compare-methods --data-set RESECT',
    'compare-methods --data-set RESECT --format csv',
    'compare-methods --data-set RESECT --cases wrong --method LC2_RIGID',
  );
}

async function compareMethods({ client, show }: Session, options: Options): Promise<void> {
  const { id: dataSetId } = await resolveNamed(client, 'data set', options.dataSet);
  const { method, cases, format } = options;
  const payload = await client.request(COMPARE, { dataSetId, method });
  const rows = payload.compareRegistrationMethods;
  if (cases === undefined) {
    show(payload, () => FORMATS[format](rows));
    return;
  }
  const methods = rows.map((row) => row.method);
  const found = await casesOf(client, dataSetId, methods, outcomesOf(cases));
  show(found, () => caseTable(found, format));
}

async function casesOf(
  client: Client,
  dataSetId: string,
  methods: readonly RegistrationMethod[],
  outcomes: readonly RegistrationOutcome[],
): Promise<CaseRow[]> {
  const found = await Promise.all(methods.map((method) => fetchCases(client, dataSetId, method, outcomes)));
  return found.flat();
}

function outcomesOf(cases: NonNullable<Options['cases']>): RegistrationOutcome[] {
  if (cases === 'ALL') return [];
  return [cases === 'SILENT' ? 'SILENT_FAILURE' : cases];
}
