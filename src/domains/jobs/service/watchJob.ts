import type { App } from '../../../context/types.ts';
import type { JobRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { createWakeUp } from '../../../jobs/createWakeUp.ts';
import { isTransient } from '../../../jobs/isTransient.ts';
import { findJob } from '../queries.ts';

/** A notification can be lost with its connection; a look now and then makes up for it. */
const LOOK_EVERY_MS = 10_000;

const ENDED = new Set<string>(['DONE', 'SKIPPED', 'FAILED', 'CANCELLED']);

/** The job as it is now, then at every change that is seen, the last one being its end. */
export async function watchJob(app: App, id: string): Promise<AsyncIterableIterator<JobRecord>> {
  const first = requireFound(await findJob(app.prisma, requireUuid(id, 'job')), 'job', id);
  const bell = createWakeUp();
  const unsubscribe = app.jobEvents.subscribe(id, bell.ring);
  let left = false;

  async function* follow(): AsyncGenerator<JobRecord, undefined> {
    let shown = first;
    yield shown;
    while (!ENDED.has(shown.state)) {
      await bell.wait(LOOK_EVERY_MS);
      if (left) break;
      const job = await findAgain(app, id);
      if (job === null || !looksDifferent(job, shown)) continue;
      shown = job;
      yield shown;
    }
    unsubscribe();
    return undefined;
  }

  // A generator that waits cannot be ended from outside; this ends the wait first.
  const generator = follow();
  const leave = (): void => {
    left = true;
    unsubscribe();
    bell.ring();
  };
  const states: AsyncIterableIterator<JobRecord> = {
    next: () => generator.next(),
    return: () => {
      leave();
      return generator.return(undefined);
    },
    throw: (error) => {
      leave();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]: () => states,
  };
  return states;
}

/** Null while the database is away. */
async function findAgain(app: App, id: string): Promise<JobRecord | null> {
  try {
    return await findJob(app.prisma, id);
  } catch (error) {
    if (isTransient(error)) return null;
    throw error;
  }
}

const looksDifferent = (a: JobRecord, b: JobRecord): boolean =>
  a.state !== b.state ||
  a.progress !== b.progress ||
  a.progressNote !== b.progressNote ||
  a.attempt !== b.attempt;
