import type { Command } from 'commander';
import type { CreateAnnotatorRunInput, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export const CREATE_ANNOTATOR_RUN = operation<
  { createAnnotatorRun: { readonly id: string; readonly name: string } },
  { input: CreateAnnotatorRunInput }
>(
  /* GraphQL */ `mutation CreateAnnotatorRun($input: CreateAnnotatorRunInput!) {
    createAnnotatorRun(input: $input) { id name }
  }`,
);

interface Options {
  readonly name: string;
  readonly annotator?: string;
  readonly method?: RegistrationMethod;
  readonly tool?: string;
}

/** sonoledger annotator-run: labels that are compared as if a model had predicted them. */
export function annotatorRunCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('annotator-run')
    .description(
      "Enter a rater, a registration method's pseudo labels or an external model, as if it were a model.",
    )
    .requiredOption('--name <name>', 'unique name')
    .option('--annotator <name>', 'the rater')
    .addOption(choiceOption('--method <m>', 'the registration method', METHODS_OF_RECORDS))
    .option('--tool <name>', 'for a model whose weights are not here: what trained it')
    .action(
      connected<Options>(terminal, async (session, { name, annotator, method, tool }) => {
        const input = { name, annotatorName: annotator, registrationMethod: method, tool };
        const payload = await session.client.request(CREATE_ANNOTATOR_RUN, { input });
        session.show(payload, () => `Annotator run "${name}" (${payload.createAnnotatorRun.id})`);
      }),
    );
  withExamples(
    command,
    'annotator-run --name "Second rater" --annotator "Rater 2"',
    'annotator-run --name "LC2 rigid" --method LC2_RIGID',
    'annotator-run --name nnU-Net --tool "nnU-Net 2.2, nnUNetTrainerDA5"',
  );
}
