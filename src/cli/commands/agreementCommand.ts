import type { Command } from 'commander';
import type {
  AgreementState,
  RegistrationMethod,
  SubjectKind,
  Verdict,
} from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS, REVIEWED_KINDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Kappa {
  readonly state: AgreementState;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly subjectCount: number;
}

interface Pair {
  readonly first: { readonly name: string };
  readonly second: { readonly name: string };
  readonly kappa: Kappa;
  readonly cells: readonly {
    readonly first: Verdict;
    readonly second: Verdict;
    readonly count: number;
    readonly subjectIds: readonly string[];
  }[];
}

interface Agreement {
  readonly subjectCount: number;
  readonly readCount: number;
  readonly pairs: readonly Pair[];
  readonly all: Kappa;
}

const AGREEMENT = operation<
  { reviewAgreement: Agreement },
  { dataSetId: string; subjectKind: SubjectKind; method?: RegistrationMethod }
>(
  /* GraphQL */ `query ReviewAgreement($dataSetId: ID!, $subjectKind: SubjectKind!, $method: RegistrationMethod) {
    reviewAgreement(dataSetId: $dataSetId, subjectKind: $subjectKind, method: $method) {
      subjectCount readCount
      pairs {
        first { name } second { name } kappa { state value lower upper subjectCount }
        cells { first second count subjectIds }
      }
      all { state value lower upper subjectCount }
    }
  }`,
);

interface Options {
  readonly dataSet: string;
  readonly subject: SubjectKind;
  readonly method?: RegistrationMethod;
}

/** sonoledger agreement: how far readers agree. */
export function agreementCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('agreement')
    .description("Tell how far readers agree: Cohen's kappa of each two, Fleiss' kappa of all.")
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .addOption(choiceOption('--subject <kind>', 'what was judged', REVIEWED_KINDS, 'REGISTRATION'))
    .addOption(choiceOption('--method <m>', 'only of registrations by this method', METHODS_OF_RECORDS))
    .action(
      connected<Options>(terminal, async ({ client, show }, { dataSet, subject, method }) => {
        const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
        const payload = await client.request(AGREEMENT, { dataSetId, subjectKind: subject, method });
        show(payload, () => formatAgreement(payload.reviewAgreement));
      }),
    );
  withExamples(
    command,
    'agreement --data-set RESECT --method LC2_RIGID',
    'agreement --data-set RESECT --json',
  );
}

const PAIRS: readonly Column<Pair>[] = [
  { title: 'readers', text: ({ first, second }) => `${first.name}, ${second.name}` },
  { title: 'both read', numeric: true, text: ({ kappa }) => String(kappa.subjectCount) },
  { title: "Cohen's kappa [95 %]", text: ({ kappa }) => kappaText(kappa) },
  { title: 'verdicts', text: ({ cells }) => cellsText(cells) },
];

function formatAgreement({ subjectCount, readCount, pairs, all }: Agreement): string {
  return [
    `${readCount} of ${subjectCount} subjects have a reading. Fleiss' kappa of all readers: ${kappaText(all)}, over ${all.subjectCount} read twice or more.`,
    formatTable(PAIRS, pairs),
  ].join('\n');
}

function kappaText({ state, value, lower, upper }: Kappa): string {
  if (value === null || lower === null || upper === null) return state.toLowerCase().replaceAll('_', ' ');
  return `${value.toFixed(2)} [${lower.toFixed(2)}, ${upper.toFixed(2)}]`;
}

const cellsText = (cells: Pair['cells']): string =>
  cells
    .filter((cell) => cell.count > 0)
    .map((cell) => `${cell.count} ${cell.first}/${cell.second}`)
    .join(', ');
