import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runWorker } from '../../src/jobs/runWorker.ts';
import type { JobHandler } from '../../src/jobs/types.ts';
import { enqueueTestJob, testHandlers } from '../factories/jobs.ts';
import { createTestHttp, type TestHttp } from '../support/testHttp.ts';
import { waitFor } from '../support/waitFor.ts';

const PROGRESS =
  'subscription($id: ID!) { jobProgress(id: $id) { state progress progressNote createdBy { name } } }';

let test: TestHttp;
let run: JobHandler<'SLICE_LABEL'>['run'];
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  test = await createTestHttp({ handlers: testHandlers((input, jobRun) => run(input, jobRun)) });
  const stop = new AbortController();
  const ended = runWorker({ app: test.app, signal: stop.signal, concurrency: 2, pollMs: 500 });
  stopWorker = () => {
    stop.abort();
    return ended;
  };
});
beforeEach(() => {
  run = async () => ({ state: 'DONE', result: {} });
});
afterAll(async () => {
  await stopWorker();
  await test.close();
});

interface JobState {
  state: string;
  progress: number;
  progressNote: string | null;
}

interface Subscription {
  /** What came so far. */
  readonly states: JobState[];
  readonly errors: { message: string; extensions: { code: string } }[];
  readonly ended: Promise<void>;
  abort(): void;
}

async function subscribe(query: string, variables: object, path = '/graphql/stream'): Promise<Subscription> {
  const controller = new AbortController();
  const response = await fetch(test.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const states: JobState[] = [];
  const errors: Subscription['errors'] = [];
  const ended = read(response, (message) => {
    if (message.errors) errors.push(...message.errors);
    else states.push(message.data.jobProgress);
  });
  return { states, errors, ended, abort: () => controller.abort() };
}

// biome-ignore lint/suspicious/noExplicitAny: any GraphQL answer
async function read(response: Response, onMessage: (message: any) => void): Promise<void> {
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: next\ndata: (.*)$/m.exec(event)?.[1];
      if (data) onMessage(JSON.parse(data));
    }
  }
}

describe('jobProgress', () => {
  it.each(['/graphql/stream', '/graphql'])(
    'shows a job from its state now to its end, over %s',
    async (path) => {
      let goOn = (): void => {};
      const gate = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      run = async (_input, { progress }) => {
        progress(0.5, 'half way');
        await gate;
        return { state: 'DONE', result: {} };
      };
      const id = await enqueueTestJob(test);
      const { states, ended } = await subscribe(PROGRESS, { id }, path);
      await waitFor('progress', () => states.some(({ progress }) => progress === 0.5));
      goOn();
      await ended;
      expect(states[0]).toMatchObject({ createdBy: { name: 'curator' } });
      expect(states.find(({ progress }) => progress === 0.5)).toMatchObject({
        state: 'RUNNING',
        progressNote: 'half way',
      });
      expect(states.at(-1)).toMatchObject({ state: 'DONE', progress: 1, progressNote: null });
    },
  );

  it('shows a job that has ended once', async () => {
    const id = await enqueueTestJob(test);
    await waitFor('the end', async () => {
      const { data } = await test.execute('query($id: ID!) { job(id: $id) { state } }', { id });
      return data.job.state === 'DONE';
    });
    const { states, ended } = await subscribe(PROGRESS, { id });
    await ended;
    expect(states).toMatchObject([{ state: 'DONE' }]);
  });

  it('goes on after the database connections of the server were cut', async () => {
    let goOn = (): void => {};
    run = () =>
      new Promise((resolve) => {
        goOn = () => resolve({ state: 'DONE', result: {} });
      });
    const id = await enqueueTestJob(test);
    const { states, ended } = await subscribe(PROGRESS, { id });
    await waitFor('the start', () => states.some(({ state }) => state === 'RUNNING'));
    await test.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    goOn();
    await ended;
    expect(states.at(-1)).toMatchObject({ state: 'DONE' });
  });

  it('knows no job that does not exist', async () => {
    const { errors, states, ended } = await subscribe(PROGRESS, { id: 'x' });
    await ended;
    expect(states).toEqual([]);
    expect(errors).toMatchObject([{ extensions: { code: 'UNKNOWN_ID' } }]);
  });

  it('stops watching when the caller leaves', async () => {
    run = () => new Promise(() => {});
    const id = await enqueueTestJob(test);
    const subscription = await subscribe(PROGRESS, { id });
    await waitFor('a state', () => subscription.states.length > 0);
    subscription.abort();
    await expect(subscription.ended).rejects.toThrow(/abort/i);
    await test.execute('mutation($id: ID!) { cancelJob(id: $id) { id } }', { id });
  });
});

describe('the event stream', () => {
  const post = (body: object | string, accept = 'text/event-stream'): Promise<Response> =>
    fetch(`${test.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const codeOf = async (response: Response): Promise<[number, string]> => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0].extensions.code];
  };

  it('takes subscriptions only', async () => {
    expect(await codeOf(await post({ query: '{ me { name } }' }))).toEqual([400, 'INVALID_INPUT']);
    const mutation = { query: 'mutation { createUser(name: "x", role: ADMIN) { id } }' };
    expect(await codeOf(await post(mutation))).toEqual([400, 'INVALID_INPUT']);
  });

  it('refuses callers that do not take events, syntax errors and what is no operation', async () => {
    const query = 'subscription { jobProgress(id: "x") { id } }';
    expect(await codeOf(await post({ query }, 'application/json'))).toEqual([400, 'INVALID_INPUT']);
    expect(await codeOf(await post({ query: 'subscription {' }))).toEqual([400, 'INVALID_INPUT']);
    expect((await post({})).status).toBe(400);
    expect((await post('[1]')).status).toBe(400);
  });

  it.each([
    ['unknown fields', 'subscription { jobProgress(id: "x") { nothing } }', /Cannot query field/],
    [
      'many aliases',
      `subscription { jobProgress(id: "x") { ${Array.from({ length: 40 }, (_, n) => `a${n}: id`).join(' ')} } }`,
      /alias/i,
    ],
    ['missing variables', PROGRESS, /Variable "\$id"/],
  ])('keeps to the same rules as the endpoint: %s', async (_what, query, message) => {
    const { errors, ended } = await subscribe(query, {});
    await ended;
    expect(errors[0].message).toMatch(message);
    expect(errors[0].extensions.code).toBe('INVALID_INPUT');
  });
});
