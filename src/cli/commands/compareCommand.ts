import type { Command } from 'commander';
import type { CreateComparisonInput, SummaryPolicy } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { SUMMARY_POLICIES } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export interface StoredComparison {
  readonly id: string;
  readonly hash: string;
}

export const CREATE_COMPARISON = operation<
  { createComparison: StoredComparison },
  { input: CreateComparisonInput }
>(
  /* GraphQL */ `mutation CreateComparison($input: CreateComparisonInput!) {
    createComparison(input: $input) { id hash }
  }`,
);

interface Options {
  readonly definition?: readonly string[];
  readonly policy: SummaryPolicy;
}

/** sonoledger compare: stores the table of an experiment for good. */
export function compareCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('compare')
    .description('Store the comparison table of an experiment with the metric runs behind it.')
    .argument('<experiment>', 'experiment, by name or id')
    .option('--definition <id...>', 'metrics, such as dice@1; the usual ones when left out')
    .addOption(choiceOption('--policy <p>', 'how states enter a mean', SUMMARY_POLICIES, 'FAANES_2025'))
    .action(
      connected<Options>(terminal, async (session, { definition, policy }, experiment) => {
        const { id } = await resolveNamed(session.client, 'experiment', experiment);
        const input = { experimentId: id, definitionIds: definition, policy };
        const payload = await session.client.request(CREATE_COMPARISON, { input });
        const { createComparison } = payload;
        session.show(
          payload,
          () => `Stored comparison ${createComparison.id}, hash ${createComparison.hash}`,
        );
      }),
    );
  withExamples(command, 'compare baselines');
}
