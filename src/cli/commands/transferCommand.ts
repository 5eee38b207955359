import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RegistrationMethod, TransferMethod } from '../../generated/resolverTypes.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { METHODS_OF_RECORDS, TRANSFER_METHODS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { TRANSFER_LABEL, transferDataSet } from '../pipeline/transferDataSet.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options {
  readonly registration?: string;
  readonly annotation?: string;
  readonly dataSet?: string;
  readonly method?: RegistrationMethod;
  readonly sampling: TransferMethod;
  readonly wait: boolean;
}

/** sonoledger transfer: MRI annotations onto ultrasound. */
export function transferCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('transfer')
    .description('Carry an annotation through a registration, or all of a data set through a method.')
    .option('--registration <id>', 'registration to use, with --annotation')
    .option('--annotation <id>', 'annotation on one of its MRI volumes')
    .option('--data-set <name>', 'data set whose tumour annotations to carry over, with --method')
    .addOption(choiceOption('--method <m>', 'registrations to use', METHODS_OF_RECORDS))
    .addOption(choiceOption('--sampling <s>', 'how the label is sampled', TRANSFER_METHODS, 'NEAREST'))
    .option('--no-wait', 'only ask for it; do not wait for the jobs')
    .action(connected<Options>(terminal, transfer));
  withExamples(
    command,
    'transfer --data-set RESECT --method LC2_RIGID',
    'transfer --registration 0192f5d0-... --annotation 0192f5c9-...',
  );
}

async function transfer(session: Session, options: Options): Promise<void> {
  if (options.dataSet !== undefined && options.method !== undefined) return transferAll(session, options);
  const { registration, annotation, sampling, wait } = options;
  if (registration === undefined || annotation === undefined) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Give --registration and --annotation, or --data-set and --method.',
    );
  }
  const input = { registrationId: registration, annotationId: annotation, method: sampling };
  const payload = await session.client.request(TRANSFER_LABEL, { input });
  const { pseudoLabel, job } = payload.transferLabel;
  if (wait) requireDone(await waitForJobs(session, 'Transfer', [{ id: job.id, label: 'label' }]));
  session.show(payload, () => `Pseudo label ${pseudoLabel.id}${wait ? '' : ` is asked for: job ${job.id}`}`);
}

async function transferAll(session: Session, options: Options): Promise<void> {
  const { method, sampling, wait } = options;
  const dataSet = await resolveNamed(session.client, 'data set', options.dataSet as string);
  const request = { dataSet: dataSet.name, registrationMethod: method as RegistrationMethod, sampling };
  const result = await transferDataSet(session, request, { wait });
  session.show(
    result,
    () =>
      `${count(result.startedCount, 'label')} carried over, ${result.alreadyCount} already there, ${count(result.excludedCount, 'excluded registration')} left out.`,
  );
  requireDone(result.jobs);
}
