import { describe, expect, it } from '@jest/globals';
import type { Client, JobState } from '../../../src/cli/client/types.ts';
import { waitForJobs } from '../../../src/cli/jobs/waitForJobs.ts';
import { recordingTerminal } from '../recordingTerminal.ts';

const at = (id: string, values: Partial<JobState>): JobState => ({
  id,
  kind: 'TRANSFER_LABEL',
  state: 'RUNNING',
  progress: 0,
  progressNote: null,
  skipReason: null,
  error: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:02.500Z',
  ...values,
});

/** Jobs that go through written states; how many are followed at a time is watched. */
function clientOf(states: Readonly<Record<string, readonly JobState[]>>) {
  const watched = { now: 0, most: 0 };
  const client = {
    async *followJob(id: string) {
      watched.most = Math.max(watched.most, ++watched.now);
      for (const state of states[id]) {
        await new Promise((resolve) => setImmediate(resolve));
        yield state;
      }
      watched.now--;
    },
  } as Partial<Client> as Client;
  return { client, watched };
}

describe('waitForJobs', () => {
  it('gives the ends in the order of the jobs and says how each ended', async () => {
    const terminal = recordingTerminal();
    const { client } = clientOf({
      a: [at('a', {}), at('a', { progress: 0.5 }), at('a', { state: 'DONE', progress: 1 })],
      b: [at('b', { state: 'FAILED', error: { code: 'EMPTY_MASK', message: 'Nothing is labelled.' } })],
      c: [at('c', { state: 'SKIPPED', skipReason: 'It is done.' })],
    });
    const jobs = ['a', 'b', 'c'].map((id) => ({ id, label: `patient ${id}` }));
    const ends = await waitForJobs({ client, terminal }, 'Transfer', jobs);
    expect(ends.map(({ id, state }) => `${id} ${state}`)).toEqual(['a DONE', 'b FAILED', 'c SKIPPED']);
    expect(terminal.notes).toEqual([
      'Transfer 1/3: patient b FAILED (EMPTY_MASK: Nothing is labelled.)',
      'Transfer 2/3: patient c skipped (It is done.)',
      'Transfer 3/3: patient a done (2.5 s)',
    ]);
    expect(terminal.lines).toEqual([]);
  });

  it('opens a limited number of streams at a time', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `j${n}`);
    const { client, watched } = clientOf(
      Object.fromEntries(ids.map((id) => [id, [at(id, { state: 'DONE' })]])),
    );
    const jobs = ids.map((id) => ({ id, label: id }));
    await waitForJobs({ client, terminal: recordingTerminal() }, 'Jobs', jobs);
    expect(watched.most).toBeLessThanOrEqual(16);
  });

  it('has nothing to wait for without jobs', async () => {
    const terminal = recordingTerminal();
    await expect(waitForJobs({ client: {} as Client, terminal }, 'Jobs', [])).resolves.toEqual([]);
    expect(terminal.notes).toEqual([]);
  });
});
