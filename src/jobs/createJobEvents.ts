import type { Logger } from '../context/logger.ts';
import { type Listener, listen } from '../database/listen.ts';

/** Tells of changes to jobs, made by any process on the database. */
export interface JobEvents {
  /**
   * Calls `onChange` after every change of a job, and whenever changes may have been missed. Returns the way
   * to stop.
   */
  subscribe(jobId: string, onChange: () => void): () => void;
  close(): Promise<void>;
}

export type JobEventsOptions = Readonly<{ url: string; log: Logger }>;

/** One connection for all who wait in this process; made when the first of them comes. */
export function createJobEvents({ url, log }: JobEventsOptions): JobEvents {
  const watchers = new Map<string, Set<() => void>>();
  let listener: Listener | undefined;

  const tell = (watching: Iterable<() => void> = []): void => {
    for (const onChange of watching) onChange();
  };
  const start = (): Listener =>
    listen({
      url,
      log,
      applicationName: 'sonoledger job events',
      channels: { sonoledger_job_event: (jobId) => tell(watchers.get(jobId)) },
      onConnect: () => {
        for (const watching of watchers.values()) tell(watching);
      },
    });

  return {
    subscribe(jobId, onChange) {
      listener ??= start();
      const watching = watchers.get(jobId) ?? new Set();
      watchers.set(jobId, watching.add(onChange));
      return () => {
        watching.delete(onChange);
        if (watching.size === 0 && watchers.get(jobId) === watching) watchers.delete(jobId);
      };
    },
    close: async () => {
      await listener?.close();
    },
  };
}
