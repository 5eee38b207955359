import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ArmInput, CreateExperimentInput, ExperimentQuestion } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { EXPERIMENT_QUESTIONS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export const CREATE_EXPERIMENT = operation<
  { createExperiment: { readonly id: string; readonly name: string } },
  { input: CreateExperimentInput }
>(
  /* GraphQL */ `mutation CreateExperiment($input: CreateExperimentInput!) {
    createExperiment(input: $input) { id name }
  }`,
);

interface Options {
  readonly name: string;
  readonly question: ExperimentQuestion;
  readonly freeze: string;
  readonly arm: readonly string[];
}

/** sonoledger experiment: arms that are compared on one question. */
export function experimentCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('experiment')
    .description('Make an experiment: models and annotator runs compared on one freeze.')
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .addOption(choiceOption('--question <q>', 'what it asks', EXPERIMENT_QUESTIONS, 'CUSTOM'))
    .requiredOption('--arm <arm...>', 'rows in order: NAME=model:MODEL or NAME=run:ANNOTATOR_RUN')
    .action(
      connected<Options>(terminal, async (session, { name, question, freeze, arm }) => {
        const { client } = session;
        const { id: freezeId } = await resolveNamed(client, 'freeze', freeze);
        const arms: ArmInput[] = [];
        for (const text of arm) arms.push(await parseArm(client, text));
        const input = { name, question, freezeId, arms };
        const payload = await client.request(CREATE_EXPERIMENT, { input });
        session.show(payload, () => `Experiment "${name}" (${payload.createExperiment.id})`);
      }),
    );
  withExamples(
    command,
    'experiment --name baselines --freeze reference --arm "LC2=run:LC2 rigid" "Rater 2=run:Second rater"',
  );
}

async function parseArm(client: Client, text: string): Promise<ArmInput> {
  const [, name, kind, producer] = /^(.+)=(model|run):(.+)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `--arm "${text}" is not of the form NAME=model:MODEL or NAME=run:ANNOTATOR_RUN.`,
    );
  }
  return kind === 'model'
    ? { name, modelId: (await resolveNamed(client, 'model', producer)).id }
    : { name, annotatorRunId: (await resolveNamed(client, 'annotator run', producer)).id };
}
