import type { Command } from 'commander';
import type { Proportion, Quartiles, RegistrationMethodSummary } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatNumber } from '../output/formatNumber.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Comparison {
  readonly compareRegistrationMethods: readonly RegistrationMethodSummary[];
}

const COMPARE = operation<Comparison, { dataSetId: string }>(
  /* GraphQL */ `query CompareRegistrationMethods($dataSetId: ID!) {
    compareRegistrationMethods(dataSetId: $dataSetId) {
      method patientCount volumeCount pendingCount cancelledCount mtreIsTrainingError
      completed { count total share lower upper } failed { count total share lower upper }
      excluded { count total share lower upper }
      exclusionsByReason { reason { code title } excluded { count total share lower upper } }
      mtreTrackedMm { count q1 median q3 mean largest } mtreRegisteredMm { count q1 median q3 mean largest }
      durationMs { count q1 median q3 mean largest } wrong { count total share lower upper }
      betterByEvidence { count total share lower upper } wrongBetterByEvidence { count total share lower upper }
      silentFailures { count total share lower upper }
      verdicts {
        acceptedAndBetter acceptedNotBetter rejectedAndBetter rejectedNotBetter unsureCount unreviewedCount
        agreement { count total share lower upper }
      }
    }
  }`,
);

type Row = RegistrationMethodSummary;

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'method',
    text: ({ method, mtreIsTrainingError }) => `${method}${mtreIsTrainingError ? ' *' : ''}`,
  },
  { title: 'patients', numeric: true, text: ({ patientCount }) => String(patientCount) },
  { title: 'completed', numeric: true, text: ({ completed }) => ratio(completed) },
  { title: 'failed', numeric: true, text: ({ failed }) => ratio(failed) },
  { title: 'excluded', numeric: true, text: ({ excluded }) => ratio(excluded) },
  { title: 'mTRE tracked', text: ({ mtreTrackedMm }) => quartiles(mtreTrackedMm) },
  { title: 'mTRE registered', text: ({ mtreRegisteredMm }) => quartiles(mtreRegisteredMm) },
  { title: 'mean', numeric: true, text: ({ mtreRegisteredMm }) => formatNumber(mtreRegisteredMm.mean) },
  { title: 'largest', numeric: true, text: ({ mtreRegisteredMm }) => formatNumber(mtreRegisteredMm.largest) },
  { title: 'seconds', numeric: true, text: ({ durationMs }) => seconds(durationMs.median) },
  { title: 'wrong', text: ({ wrong }) => interval(wrong) },
  { title: 'better', text: ({ betterByEvidence }) => interval(betterByEvidence) },
  { title: 'wrong though better', text: ({ wrongBetterByEvidence }) => interval(wrongBetterByEvidence) },
  { title: 'silent failures', text: ({ silentFailures }) => interval(silentFailures) },
  { title: 'agrees with review', text: ({ verdicts }) => interval(verdicts.agreement) },
];

/** sonoledger compare-methods: what each registration method did on a data set. */
export function compareMethodsCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('compare-methods')
    .description('Compare the registration methods on a data set: failures, exclusions, errors and reviews.')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .action(
      connected<{ dataSet: string }>(terminal, async ({ client, show }, options) => {
        const dataSet = await resolveNamed(client, 'data set', options.dataSet);
        const payload = await client.request(COMPARE, { dataSetId: dataSet.id });
        show(payload, () => describe(payload.compareRegistrationMethods));
      }),
    );
  withExamples(command, 'compare-methods --data-set RESECT');
}

function describe(rows: readonly Row[]): string {
  return [
    formatTable(COLUMNS, rows),
    ...rows.flatMap(({ method, exclusionsByReason }) =>
      exclusionsByReason.map(
        ({ reason, excluded }) => `${method}: ${ratio(excluded)} excluded, ${reason.title}.`,
      ),
    ),
    'mTRE in mm: median [quartiles] of n, mean and largest; seconds: median. Shares with 95 % intervals.',
    'Wrong is above 5 mm; better is by evidence. A silent failure is wrong, better by evidence and not excluded.',
    ...(rows.some(({ mtreIsTrainingError }) => mtreIsTrainingError)
      ? ['* Fitted to the landmarks: its mTRE is a training error.']
      : []),
  ].join('\n');
}

const ratio = ({ count, total }: Proportion): string => `${count}/${total}`;

const seconds = (ms: number | null | undefined): string => formatNumber(ms == null ? null : ms / 1000, 1);

const percent = (share: number | null | undefined): string =>
  formatNumber(share == null ? null : 100 * share, 0);

const interval = (proportion: Proportion): string =>
  proportion.total === 0
    ? '-'
    : `${ratio(proportion)} [${percent(proportion.lower)}, ${percent(proportion.upper)}] %`;

const quartiles = ({ count, q1, median, q3 }: Quartiles): string =>
  count === 0 ? '-' : `${formatNumber(median)} [${formatNumber(q1)}, ${formatNumber(q3)}] of ${count}`;
