import type { Command } from 'commander';
import type { JobFilter, JobState } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { JOB_STATES } from '../options/choices.ts';
import { parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: number;
  readonly progressNote: string | null;
  readonly skipReason: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly createdAt: string;
}

const JOBS = operation<
  { jobs: { readonly nodes: readonly JobRow[]; readonly totalCount: number } },
  { first: number; filter: JobFilter }
>(
  /* GraphQL */ `query Jobs($first: Int!, $filter: JobFilter) {
    jobs(first: $first, filter: $filter) {
      nodes { id kind state progress progressNote skipReason error { code message } createdAt }
      totalCount
    }
  }`,
);
const CANCEL = operation<{ cancelJob: { readonly id: string; readonly state: string } }, { id: string }>(
  /* GraphQL */ `mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }`,
);

const COLUMNS: readonly Column<JobRow>[] = [
  { title: 'created', text: ({ createdAt }) => createdAt.slice(0, 19) },
  { title: 'kind', text: ({ kind }) => kind },
  { title: 'state', text: ({ state }) => state },
  { title: 'done', numeric: true, text: ({ progress }) => `${Math.floor(100 * progress)} %` },
  { title: 'id', text: ({ id }) => id },
  {
    title: 'note',
    text: ({ error, skipReason, progressNote }) =>
      error ? `${error.code}: ${error.message}` : (skipReason ?? progressNote ?? '-'),
  },
];

/** sonoledger jobs: background work. */
export function jobsCommand(program: Command, terminal: Terminal): void {
  const group = program.command('jobs').description('List, watch and cancel background work.');
  listJobs(group, terminal);
  watchJobs(group, terminal);
  cancelJob(group, terminal);
}

function listJobs(group: Command, terminal: Terminal): void {
  const command = group
    .command('list')
    .description('List jobs, newest first.')
    .addOption(choiceOption('--state <s...>', 'only in these states', JOB_STATES))
    .option('--kind <k...>', 'only of these kinds, such as REGISTER_VOLUMES')
    .option('--first <n>', 'how many', parseWholeNumber(1, 500), 30)
    .action(
      connected<{ state?: JobState[]; kind?: string[]; first: number }>(
        terminal,
        async ({ client, show }, { state, kind, first }) => {
          const { jobs } = await client.request(JOBS, { first, filter: { state, kind } });
          show(jobs, () => `${formatTable(COLUMNS, jobs.nodes)}\n${jobs.nodes.length} of ${jobs.totalCount}`);
        },
      ),
    );
  withExamples(command, 'jobs list --state RUNNING QUEUED');
}

function watchJobs(group: Command, terminal: Terminal): void {
  const command = group
    .command('watch')
    .description('Follow jobs to their end.')
    .argument('<job...>', 'jobs, by id')
    .action(
      connected(terminal, async (session, _options, ids) => {
        const jobs = [ids].flat().map((id) => ({ id, label: id }));
        const ends = await waitForJobs(session, 'Jobs', jobs);
        session.show(ends, () => ends.map(({ id, kind, state }) => `${kind} ${id} ${state}`).join('\n'));
        requireDone(ends);
      }),
    );
  withExamples(command, 'jobs watch 0192f5d1-...');
}

function cancelJob(group: Command, terminal: Terminal): void {
  const command = group
    .command('cancel')
    .description('Ask a job to stop.')
    .argument('<job>', 'job, by id')
    .action(
      connected(terminal, async ({ client, show }, _options, id) => {
        const payload = await client.request(CANCEL, { id });
        const { state } = payload.cancelJob;
        show(payload, () =>
          state === 'CANCELLED' ? `Cancelled ${id}` : `${id} is ${state} and asked to stop`,
        );
      }),
    );
  withExamples(command, 'jobs cancel 0192f5d1-...');
}
