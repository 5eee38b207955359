import { hasEnded } from '../client/followJob.ts';
import type { Client, JobState } from '../client/types.ts';
import { inLanes } from '../inLanes.ts';
import { createProgress } from '../output/createProgress.ts';
import { formatDuration } from '../output/formatDuration.ts';
import type { Terminal } from '../types.ts';
import { noteMissingWorkers } from './noteMissingWorkers.ts';

/** A job to wait for, with what a person calls it. */
export interface AwaitedJob {
  readonly id: string;
  readonly label: string;
}

/** Open event streams at a time; the jobs beyond them are queued anyway. */
const MOST_STREAMS = 16;

const GO_ON = 'The jobs go on without this command: "sonoledger jobs list" shows them.';

/** Waits until every job has ended, in whatever way, with progress; gives the ends in the order of the jobs. */
export async function waitForJobs(
  { client, terminal }: { readonly client: Client; readonly terminal: Terminal },
  title: string,
  jobs: readonly AwaitedJob[],
): Promise<JobState[]> {
  if (jobs.length === 0) return [];
  const progress = createProgress(terminal, title, jobs.length, GO_ON);
  const states = new Map<string, JobState>();
  const workersSeen = noteMissingWorkers(client, terminal);
  const follow = async ({ id, label }: AwaitedJob): Promise<void> => {
    for await (const state of client.followJob(id)) {
      states.set(id, state);
      if (state.state !== 'QUEUED') workersSeen();
      progress.update(sumOf(states), noteOf(label, state));
      if (hasEnded(state)) progress.ended(endLine(label, state));
    }
  };
  try {
    await inLanes(jobs, MOST_STREAMS, follow);
  } finally {
    workersSeen();
    progress.stop();
  }
  return jobs.map(({ id }) => states.get(id) as JobState);
}

function sumOf(states: ReadonlyMap<string, JobState>): number {
  let sum = 0;
  for (const state of states.values()) sum += hasEnded(state) ? 1 : state.progress;
  return sum;
}

const noteOf = (label: string, { progressNote }: JobState): string =>
  progressNote === null ? label : `${label}: ${progressNote}`;

function endLine(label: string, job: JobState): string {
  const span = job.startedAt && job.finishedAt ? Date.parse(job.finishedAt) - Date.parse(job.startedAt) : 0;
  switch (job.state) {
    case 'FAILED':
      return `${label} FAILED (${job.error?.code}: ${job.error?.message})`;
    case 'SKIPPED':
      return `${label} skipped (${job.skipReason})`;
    case 'CANCELLED':
      return `${label} cancelled`;
    default:
      return `${label} done (${formatDuration(span)})`;
  }
}
