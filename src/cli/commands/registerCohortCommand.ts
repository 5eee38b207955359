import type { Command } from 'commander';
import type { RegistrationMethod, Sequence } from '../../generated/resolverTypes.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { REGISTRATION_METHODS, SEQUENCES } from '../options/choices.ts';
import { parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { formatTable } from '../output/formatTable.ts';
import { fetchRegistrations } from '../pipeline/fetchRegistrations.ts';
import { registerDataSet } from '../pipeline/registerDataSet.ts';
import { registrationColumns } from '../pipeline/registrationColumns.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options {
  readonly dataSet: string;
  readonly method: RegistrationMethod;
  readonly sequences: readonly Sequence[];
  readonly seed: number;
  readonly wait: boolean;
}

/** sonoledger register-cohort: every eligible ultrasound volume of a data set. */
export function registerCohortCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('register-cohort')
    .description('Register a whole data set. Who cannot be registered is excluded with a reason.')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .addOption(choiceOption('--method <m>', 'how to find the transforms', REGISTRATION_METHODS, 'LC2_RIGID'))
    .addOption(choiceOption('--sequences <s...>', 'MRI sequences to use', SEQUENCES, ['T1', 'FLAIR']))
    .option('--seed <n>', 'seed of the randomness', parseWholeNumber(0), 1)
    .option('--no-wait', 'only ask for it; do not wait for the jobs')
    .action(connected<Options>(terminal, registerCohort));
  withExamples(command, 'register-cohort --data-set RESECT --method LC2_RIGID');
}

async function registerCohort(session: Session, options: Options): Promise<void> {
  const { method, sequences, seed, wait } = options;
  const dataSet = await resolveNamed(session.client, 'data set', options.dataSet);
  const asked = { dataSetId: dataSet.id, method, sequences, seed };
  const result = await registerDataSet(session, asked, { wait });
  const ids = new Set(result.registrationIds);
  const filter = { dataSetName: { equals: dataSet.name }, method: [method] };
  const rows = (await fetchRegistrations(session.client, filter)).filter(({ id }) => ids.has(id));
  session.show({ ...result, registrations: rows }, () =>
    [
      formatTable(registrationColumns, rows),
      `${count(result.startedCount, 'registration')} started, ${ids.size - result.startedCount} already there.`,
      ...result.exclusions.map(({ subjectId, reason }) => `Excluded: patient ${subjectId}, ${reason.title}.`),
    ].join('\n'),
  );
  requireDone(result.jobs);
}
