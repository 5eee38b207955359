import type { Command } from 'commander';
import type {
  InclusionConditionInput,
  MissingValue,
  Stage,
  SubjectKind,
} from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import { formatPreview } from '../inclusion/formatPreview.ts';
import { parseCondition } from '../inclusion/parseCondition.ts';
import type { InclusionRuleRow, PreviewRow, RuleCaseRow } from '../inclusion/types.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { MISSING_VALUES, RULED_KINDS, STAGES } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const CREATE = operation<{ createInclusionRule: InclusionRuleRow }, { input: object }>(
  /* GraphQL */ `mutation CreateInclusionRule($input: InclusionRuleInput!) {
    createInclusionRule(input: $input) { id name version stage subjectKind whenMissing conditions { text } reason { code } }
  }`,
);
const LIST = operation<{ inclusionRules: InclusionRuleRow[] }>(
  /* GraphQL */ `query InclusionRules {
    inclusionRules { id name version stage subjectKind whenMissing conditions { text } reason { code } }
  }`,
);
const PREVIEW = operation<{ previewRule: PreviewRow }, { dataSetId: string; ruleId: string }>(
  /* GraphQL */ `query PreviewRule($dataSetId: ID!, $ruleId: ID!) {
    previewRule(dataSetId: $dataSetId, ruleId: $ruleId) {
      stage subjectKind reason { code } all { subjectCount patientCount volumeCount }
      byOutcome { outcome tally { subjectCount patientCount volumeCount } }
      byCondition { condition failing { subjectCount } missing { subjectCount } }
    }
  }`,
);
const CASES = operation<
  { previewRule: { cases: Page<RuleCaseRow> } },
  { dataSetId: string; ruleId: string; after?: string | null }
>(
  /* GraphQL */ `query RuleCases($dataSetId: ID!, $ruleId: ID!, $after: String) {
    previewRule(dataSetId: $dataSetId, ruleId: $ruleId) {
      cases(first: 200, after: $after, outcome: [EXCLUDE, NEEDS_REVIEW, ALREADY_EXCLUDED, REINSTATED]) {
        nodes { subjectId outcome because patient { pseudonym } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);
const APPLY = operation<
  { applyRule: { excludedCount: number; preview: PreviewRow } },
  { dataSetId: string; ruleId: string }
>(
  /* GraphQL */ `mutation ApplyRule($dataSetId: ID!, $ruleId: ID!) {
    applyRule(dataSetId: $dataSetId, ruleId: $ruleId) {
      excludedCount
      preview {
        stage subjectKind reason { code } all { subjectCount patientCount volumeCount }
        byOutcome { outcome tally { subjectCount patientCount volumeCount } }
        byCondition { condition failing { subjectCount } missing { subjectCount } }
      }
    }
  }`,
);

interface CreateOptions {
  readonly name: string;
  readonly stage: Stage;
  readonly subject: SubjectKind;
  readonly reason: string;
  readonly condition: readonly InclusionConditionInput[];
  readonly whenMissing: MissingValue;
  readonly description?: string;
}

interface RunOptions {
  readonly dataSet: string;
  readonly rule: string;
}

/** sonoledger inclusion-rule: who and what stays, as versioned rules. */
export function inclusionRuleCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('inclusion-rule')
    .description('Make rules of who and what stays, see what they would do, apply them.');
  addCreate(command, terminal);
  addList(command, terminal);
  addPreview(command, terminal);
  addApply(command, terminal);
}

function addCreate(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('create')
    .description('Make a rule; it excludes nobody. An existing name gets its next version.')
    .requiredOption('--name <name>', 'name of the rule')
    .addOption(choiceOption('--stage <stage>', 'stage at which it excludes', STAGES).makeOptionMandatory())
    .addOption(choiceOption('--subject <kind>', 'what it is about', RULED_KINDS).makeOptionMandatory())
    .requiredOption('--reason <code>', 'reason of that stage: sonoledger list exclusion-reasons')
    .requiredOption('--condition <text>', 'what must hold; may be repeated, all must hold', parseCondition)
    .addOption(
      choiceOption(
        '--when-missing <what>',
        'what an unknown value means',
        MISSING_VALUES,
      ).makeOptionMandatory(),
    )
    .option('--description <text>', 'what it is for')
    .action(
      connected<CreateOptions>(terminal, async (session, options) => {
        const { name, stage, subject, reason, condition, whenMissing, description = '' } = options;
        const input = { name, stage, subjectKind: subject, reasonCode: reason, conditions: condition };
        const payload = await session.client.request(CREATE, {
          input: { ...input, whenMissing, description },
        });
        const { id, version } = payload.createInclusionRule;
        session.show(payload, () => `Inclusion rule "${name}" version ${version} (${id})`);
      }),
    );
  withExamples(
    command,
    'inclusion-rule create --name first-surgery --stage ELIGIBILITY --subject PATIENT --reason NOT_FIRST_SURGERY --condition "PROCEDURE_NUMBER<=1" --when-missing NEEDS_REVIEW',
    'inclusion-rule create --name evidence --stage REGISTRATION --subject REGISTRATION --reason OTHER_REGISTRATION --condition "OVERLAP_FRACTION>=0.6" --condition "FAILURE_PROBABILITY<=0.5" --when-missing EXCLUDE',
  );
}

function addList(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('list')
    .description('List the rules, newest version first.')
    .action(
      connected(terminal, async (session) => {
        const payload = await session.client.request(LIST, {});
        session.show(payload, () => formatTable(RULES, payload.inclusionRules));
      }),
    );
  withExamples(command, 'inclusion-rule list');
}

const RULES = [
  { title: 'rule', text: ({ name, version }: InclusionRuleRow) => `${name}@${version}` },
  { title: 'stage', text: ({ stage }: InclusionRuleRow) => stage },
  { title: 'subject', text: ({ subjectKind }: InclusionRuleRow) => subjectKind },
  {
    title: 'must hold',
    text: ({ conditions }: InclusionRuleRow) => conditions.map(({ text }) => text).join('; '),
  },
  { title: 'unknown', text: ({ whenMissing }: InclusionRuleRow) => whenMissing },
  { title: 'reason', text: ({ reason }: InclusionRuleRow) => reason.code },
  { title: 'id', text: ({ id }: InclusionRuleRow) => id },
];

function addPreview(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('preview')
    .description('Show what a rule would do to a data set now, case by case. Writes nothing.')
    .requiredOption('--rule <name>', 'rule, by name (its newest version) or id')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .action(
      connected<RunOptions>(terminal, async ({ client, show }, options) => {
        const variables = await resolveRun(client, options);
        const { previewRule } = await client.request(PREVIEW, variables);
        const cases = await fetchAll(client, CASES, variables, (data) => data.previewRule.cases);
        show({ previewRule: { ...previewRule, cases } }, () => formatPreview(previewRule, cases));
      }),
    );
  withExamples(command, 'inclusion-rule preview --rule first-surgery --data-set ReMIND');
}

function addApply(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('apply')
    .description('Exclude what a rule excludes now. Done again it excludes nobody twice.')
    .requiredOption('--rule <name>', 'rule, by name (its newest version) or id')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .action(
      connected<RunOptions>(terminal, async ({ client, show }, options) => {
        const payload = await client.request(APPLY, await resolveRun(client, options));
        const { excludedCount, preview } = payload.applyRule;
        show(payload, () => `${count(excludedCount, 'exclusion')} recorded.\n${formatPreview(preview, [])}`);
      }),
    );
  withExamples(command, 'inclusion-rule apply --rule first-surgery --data-set ReMIND');
}

type Asking = Parameters<typeof resolveNamed>[0];

async function resolveRun(client: Asking, { dataSet, rule }: RunOptions) {
  const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
  const { id: ruleId } = await resolveNamed(client, 'inclusion rule', rule);
  return { dataSetId, ruleId };
}
