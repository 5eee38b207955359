import type { Command } from 'commander';
import type { CreateTrainingSetInput } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const CREATE = operation<
  { createTrainingSet: { readonly id: string; readonly hash: string } },
  { input: CreateTrainingSetInput }
>(
  /* GraphQL */ `mutation CreateTrainingSet($input: CreateTrainingSetInput!) {
    createTrainingSet(input: $input) { id hash }
  }`,
);

/** sonoledger training-set: makes a freeze the training set of models. */
export function trainingSetCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('training-set')
    .description('Make a training set from a freeze.')
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .action(
      connected<{ name: string; freeze: string }>(terminal, async (session, options) => {
        const freeze = await resolveNamed(session.client, 'freeze', options.freeze);
        const input = { name: options.name, freezeId: freeze.id };
        const payload = await session.client.request(CREATE, { input });
        const { id, hash } = payload.createTrainingSet;
        session.show(payload, () => `Training set "${options.name}" (${id}), hash ${hash}`);
      }),
    );
  withExamples(command, 'training-set --name mri-labels-35 --freeze transferred-35');
}
