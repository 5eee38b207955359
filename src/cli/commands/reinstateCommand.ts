import type { Command } from 'commander';
import type { ReinstateInput } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const REINSTATE = operation<{ reinstate: { readonly id: string } }, { input: ReinstateInput }>(
  /* GraphQL */ `mutation Reinstate($input: ReinstateInput!) { reinstate(input: $input) { id } }`,
);

interface Options {
  readonly comment: string;
  readonly outcomesSeen?: boolean;
}

/** sonoledger reinstate: brings a subject back. */
export function reinstateCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('reinstate')
    .description('Bring a subject back by a new record; the exclusion stays to be seen.')
    .argument('<exclusion>', 'exclusion in force, by id')
    .requiredOption('--comment <text>', 'why, in your words')
    .option('--outcomes-seen', 'outcomes had been seen when this was decided')
    .action(
      connected<Options>(terminal, async (session, { comment, outcomesSeen = false }, exclusionId) => {
        const payload = await session.client.request(REINSTATE, {
          input: { exclusionId, comment, outcomesSeen },
        });
        session.show(payload, () => `Reinstated by record ${payload.reinstate.id}`);
      }),
    );
  withExamples(command, 'reinstate 0192f5f0-... --comment "the label was corrected"');
}
