import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { AdjustRegistrationInput } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import { parseJson } from '../options/parseJson.ts';
import { withExamples } from '../options/withExamples.ts';
import { fetchRegistration } from '../pipeline/fetchRegistration.ts';
import { formatRegistration } from '../pipeline/formatRegistration.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

const ADJUST = operation<
  {
    adjustRegistration: {
      readonly registration: { readonly id: string };
      readonly job: { readonly id: string };
    };
  },
  { input: AdjustRegistrationInput }
>(
  /* GraphQL */ `mutation AdjustRegistration($input: AdjustRegistrationInput!) {
    adjustRegistration(input: $input) { registration { id } job { id } }
  }`,
);

interface Options {
  readonly translate?: number[];
  readonly rotate?: number[];
  readonly matrix?: string;
  readonly comment: string;
  readonly wait: boolean;
}

/** sonoledger adjust: moves a registration by hand, as a new registration. */
export function adjustCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('adjust')
    .description('Move the result of a registration by hand: a new one with method MANUAL, measured anew.')
    .argument('<registration>', 'completed registration, by id')
    .option('--translate <mm>', 'to the left, posterior and superior, mm, as L,P,S', parseThree)
    .option(
      '--rotate <degrees>',
      'about these axes and the centre of the field of view, as L,P,S',
      parseThree,
    )
    .option('--matrix <json>', 'a whole displacement in LPS instead: 16 numbers as JSON or @file')
    .requiredOption('--comment <text>', 'why')
    .option('--no-wait', 'only ask for it; do not wait for the job')
    .action(connected<Options>(terminal, adjust));
  withExamples(
    command,
    'adjust 0192f5c4-... --translate 1.5,0,-2 --rotate 0,0,3 --comment "falx is 2 mm too high"',
    'adjust 0192f5c4-... --matrix @displacement.json --comment "from the viewer"',
  );
}

function parseThree(text: string): number[] {
  const values = text.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
  if (values.length === 3 && values.every(Number.isFinite)) return values;
  throw new InvalidArgumentError('It must be three numbers with commas, such as 1.5,0,-2.');
}

async function adjust(session: Session, options: Options, registrationId: string): Promise<void> {
  const { client } = session;
  const input = {
    registrationId,
    translationMm: options.translate,
    rotationDeg: options.rotate,
    displacementLps: options.matrix && ((await parseJson(options.matrix, '--matrix')) as number[]),
    comment: options.comment,
  } as AdjustRegistrationInput;
  const payload = await client.request(ADJUST, { input });
  const { registration, job } = payload.adjustRegistration;
  if (!options.wait) {
    session.show(payload, () => `Registration ${registration.id} is asked for: job ${job.id}`);
    return;
  }
  requireDone(await waitForJobs(session, 'Measure', [{ id: job.id, label: 'MANUAL' }]));
  const done = await fetchRegistration(client, registration.id);
  session.show({ registration: done }, () => formatRegistration(done));
}
