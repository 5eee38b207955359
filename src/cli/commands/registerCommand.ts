import type { Command } from 'commander';
import type { RegisterVolumesInput, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { REGISTRATION_METHODS } from '../options/choices.ts';
import { parseJson } from '../options/parseJson.ts';
import { parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { fetchRegistration } from '../pipeline/fetchRegistration.ts';
import { formatRegistration } from '../pipeline/formatRegistration.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

const REGISTER = operation<
  {
    registerVolumes: {
      readonly registration: { readonly id: string };
      readonly job: { readonly id: string };
    };
  },
  { input: RegisterVolumesInput }
>(
  /* GraphQL */ `mutation RegisterVolumes($input: RegisterVolumesInput!) {
    registerVolumes(input: $input) { registration { id } job { id } }
  }`,
);

interface Options {
  readonly fixed: string;
  readonly moving: readonly string[];
  readonly method: RegistrationMethod;
  readonly seed: number;
  readonly parameters?: string;
  readonly wait: boolean;
}

/** sonoledger register: one ultrasound volume with its MRI. */
export function registerCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('register')
    .description('Register MRI to one ultrasound volume.')
    .requiredOption('--fixed <id>', 'ultrasound volume')
    .requiredOption('--moving <id...>', 'MRI volumes, one to three')
    .addOption(choiceOption('--method <m>', 'how to find the transform', REGISTRATION_METHODS, 'LC2_RIGID'))
    .option('--seed <n>', 'seed of its randomness', parseWholeNumber(0), 1)
    .option('--parameters <json>', 'settings that differ from the defaults, as JSON or @file')
    .option('--no-wait', 'only ask for it; do not wait for the job')
    .action(connected<Options>(terminal, register));
  withExamples(
    command,
    'register --fixed 0192f5c2-... --moving 0192f5c1-... 0192f5c3-... --method LC2_RIGID',
  );
}

async function register(session: Session, options: Options): Promise<void> {
  const { client } = session;
  const input = {
    fixedVolumeId: options.fixed,
    movingVolumeIds: options.moving,
    method: options.method,
    seed: options.seed,
    parameters: options.parameters && (await parseJson(options.parameters, '--parameters')),
  };
  const payload = await client.request(REGISTER, { input });
  const { registration, job } = payload.registerVolumes;
  if (!options.wait) {
    session.show(payload, () => `Registration ${registration.id} is asked for: job ${job.id}`);
    return;
  }
  requireDone(await waitForJobs(session, 'Register', [{ id: job.id, label: options.method }]));
  const done = await fetchRegistration(client, registration.id);
  session.show({ registration: done }, () => formatRegistration(done));
}
