import type { Command } from 'commander';
import type {
  GateCheck,
  GateResult,
  Proportion,
  RegistrationMethod,
  StandingVerdict,
} from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS } from '../options/choices.ts';
import { parseNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Check {
  readonly check: GateCheck;
  readonly sensitivity: Proportion;
  readonly specificity: Proportion;
  readonly passedYetRejected: Proportion;
  readonly cells: readonly {
    readonly result: GateResult;
    readonly verdict: StandingVerdict | null;
    readonly count: number;
    readonly registrations: readonly { readonly id: string }[];
  }[];
}

const GATE = operation<
  { gateAgainstReviews: { readonly registrationCount: number; readonly checks: readonly Check[] } },
  { dataSetId: string; method: RegistrationMethod; limit: number }
>(
  /* GraphQL */ `query Gate($dataSetId: ID!, $method: RegistrationMethod!, $limit: Float!) {
    gateAgainstReviews(dataSetId: $dataSetId, method: $method, failureProbabilityLimit: $limit) {
      registrationCount
      checks {
        check sensitivity { count total share lower upper } specificity { count total share lower upper }
        passedYetRejected { count total share lower upper } cells { result verdict count registrations { id } }
      }
    }
  }`,
);

interface Options {
  readonly dataSet: string;
  readonly method: RegistrationMethod;
  readonly limit: number;
}

/** sonoledger gate: the automatic checks against people. */
export function gateCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('gate')
    .description('Set the automatic checks of registrations against the standing verdicts of people.')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .addOption(choiceOption('--method <m>', 'registrations by this method', METHODS_OF_RECORDS, 'LC2_RIGID'))
    .option('--limit <p>', 'largest probability of failure that passes', parseNumber(0, 1), 0.5)
    .action(
      connected<Options>(terminal, async ({ client, show }, { dataSet, method, limit }) => {
        const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
        const payload = await client.request(GATE, { dataSetId, method, limit });
        const { registrationCount, checks } = payload.gateAgainstReviews;
        show(payload, () => formatGate(registrationCount, checks));
      }),
    );
  withExamples(command, 'gate --data-set RESECT --method LC2_RIGID --limit 0.3');
}

const CHECKS: readonly Column<Check>[] = [
  { title: 'check', text: ({ check }) => check },
  { title: 'sensitivity [95 %]', text: ({ sensitivity }) => shareText(sensitivity) },
  { title: 'specificity [95 %]', text: ({ specificity }) => shareText(specificity) },
  { title: 'passed yet rejected [95 %]', text: ({ passedYetRejected }) => shareText(passedYetRejected) },
  { title: 'not measured', numeric: true, text: ({ cells }) => String(notMeasured(cells)) },
];

function formatGate(registrationCount: number, checks: readonly Check[]): string {
  const all = checks.find(({ check }) => check === 'ALL');
  const silent = all?.cells.find(({ result, verdict }) => result === 'PASSED' && verdict === 'REJECTED');
  const ids = (silent?.registrations ?? []).map(({ id }) => `  ${id}`);
  return [
    formatTable(CHECKS, checks),
    `${registrationCount} registrations. Sensitivity: stopped, of those that people reject. Specificity: passed, of those that they accept.`,
    `Passed every check and rejected all the same: ${ids.length}${ids.length > 0 ? ':' : '.'}`,
    ...ids,
  ].join('\n');
}

const notMeasured = (cells: Check['cells']): number =>
  cells.reduce((sum, { result, count }) => sum + (result === 'NOT_MEASURED' ? count : 0), 0);

function shareText({ count, total, lower, upper }: Proportion): string {
  if (lower == null || upper == null) return `${count}/${total}`;
  return `${count}/${total} [${Math.round(100 * lower)}, ${Math.round(100 * upper)}] %`;
}
