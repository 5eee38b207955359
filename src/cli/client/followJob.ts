import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Connection } from './connection.ts';
import { operation } from './operation.ts';
import { requestGraphql } from './requestGraphql.ts';
import { serverError, type WrittenError } from './serverError.ts';
import type { JobState } from './types.ts';

const FIELDS = 'id kind state progress progressNote skipReason error { code message } startedAt finishedAt';

const SUBSCRIPTION = operation<{ jobProgress: JobState }, { id: string }>(
  `subscription Follow($id: ID!) { jobProgress(id: $id) { ${FIELDS} } }`,
);
const QUERY = operation<{ job: JobState }, { id: string }>(
  `query LookAtJob($id: ID!) { job(id: $id) { ${FIELDS} } }`,
);

const LOOK_EVERY_MS = 1000;
/** A server that is started again meanwhile is waited for. */
const PATIENCE_MS = 30_000;

/** A job's states over server-sent events. Where those do not come through, or break off, it is asked for. */
export async function* followJob(connection: Connection, id: string): AsyncGenerator<JobState, void> {
  let last: JobState | undefined;
  try {
    for await (const state of stream(connection, id)) {
      last = state;
      yield state;
      if (hasEnded(state)) return;
    }
  } catch (error) {
    if (error instanceof SonoledgerError) throw error;
  }
  yield* poll(connection, id, last);
}

export const hasEnded = ({ state }: JobState): boolean => state !== 'QUEUED' && state !== 'RUNNING';

async function* stream({ url, token }: Connection, id: string): AsyncGenerator<JobState, void> {
  const client = createClient({
    url: `${url}/graphql/stream`,
    retryAttempts: 0,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
  const results = client.iterate<{ jobProgress: JobState }>({ query: SUBSCRIPTION.text, variables: { id } });
  for await (const { data, errors } of results) {
    if (errors?.[0]) throw serverError(errors[0] as WrittenError);
    if (data) yield data.jobProgress;
  }
}

async function* poll(connection: Connection, id: string, seen?: JobState): AsyncGenerator<JobState, void> {
  let last = seen;
  let silentSinceMs: number | undefined;
  for (;;) {
    const state = await look(connection, id).catch((error: unknown) => {
      silentSinceMs ??= Date.now();
      if (!isUnreachable(error) || Date.now() - silentSinceMs > PATIENCE_MS) throw error;
      return undefined;
    });
    if (state) {
      silentSinceMs = undefined;
      if (looksDifferent(state, last)) yield state;
      last = state;
      if (hasEnded(state)) return;
    }
    await delay(LOOK_EVERY_MS);
  }
}

const look = async (connection: Connection, id: string): Promise<JobState> =>
  ((await requestGraphql(connection, QUERY.text, { id })) as { job: JobState }).job;

const isUnreachable = (error: unknown): boolean =>
  error instanceof SonoledgerError && ['SERVER_UNREACHABLE', 'DATABASE_UNAVAILABLE'].includes(error.code);

const looksDifferent = (a: JobState, b: JobState | undefined): boolean =>
  a.state !== b?.state || a.progress !== b.progress || a.progressNote !== b.progressNote;
