import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../../src/cli/client/createClient.ts';
import { operation } from '../../../src/cli/client/operation.ts';
import type { JobState } from '../../../src/cli/client/types.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

// What a real server never answers is answered here by a small one.
type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function clientOf(answer: Answer, token?: string) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return createClient({ url: `http://127.0.0.1:${port}/sono`, token });
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

const ME = operation<{ me: { name: string } }>('query Me { me { name } }');

describe('a request', () => {
  it('goes below the path of the address, with the token', async () => {
    const client = await clientOf((request, response) => {
      json(response, 200, { data: { me: { name: `${request.url} ${request.headers.authorization}` } } });
    }, 'secret');
    await expect(client.request(ME, {})).resolves.toEqual({ me: { name: '/sono/graphql Bearer secret' } });
  });

  it('fails with the code, message and details that the server gives', async () => {
    const extensions = { code: 'DUPLICATE', details: { volumeId: 'v1' } };
    const client = await clientOf((_, response) => {
      json(response, 200, { data: null, errors: [{ message: 'It is there.', extensions }] });
    });
    await expect(client.request(ME, {})).rejects.toMatchObject({
      code: 'DUPLICATE',
      message: 'It is there.',
      details: { volumeId: 'v1' },
      exitCode: 3,
    });
  });

  it('fails with the error of a server that refuses before GraphQL', async () => {
    const client = await clientOf((_, response) => {
      json(response, 401, { error: { code: 'UNAUTHENTICATED', message: 'Send a token.' } });
    });
    await expect(client.request(ME, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED', exitCode: 7 });
  });

  it('takes a code that it does not know for an internal error, with the request to look for', async () => {
    const client = await clientOf((_, response) => {
      const extensions = { code: 'TEAPOT', requestId: 'r-17' };
      json(response, 200, { errors: [{ message: 'Short and stout.', extensions }] });
    });
    await expect(client.request(ME, {})).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Short and stout. (request r-17)',
    });
  });

  it.each([
    ['a web page', '<html>nginx</html>'],
    ['other JSON', '{"hello": "world"}'],
    ['nothing', ''],
  ])('that %s answers has not found a Sonoledger server', async (_, body) => {
    const client = await clientOf((__, response) => response.writeHead(200).end(body));
    await expect(client.request(ME, {})).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
      message: expect.stringMatching(/is not a Sonoledger server \(status 200\)/),
    });
  });

  it('that is cut off says that no server answers', async () => {
    const client = await clientOf((request) => request.socket.destroy());
    await expect(client.request(ME, {})).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', exitCode: 8 });
  });
});

describe('an upload', () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'scan.nii');
  writeFileSync(file, 'voxels');
  const hash = '7ea55cf6a3a7a3e9ba2ce5b3b28a1e5ed4f0f62d2fb87d0b4c4e0b1b4d1fbb33';
  afterAll(folder.remove);

  it('is not sent when the server has the bytes', async () => {
    const methods: string[] = [];
    const client = await clientOf((request, response) => {
      methods.push(`${request.method} ${request.url}`);
      response.writeHead(200).end();
    });
    const { already, sizeBytes, hash: sent } = await client.upload(file);
    expect({ already, sizeBytes, methods }).toEqual({
      already: true,
      sizeBytes: 6,
      methods: [`HEAD /sono/files/${sent}`],
    });
  });

  it('carries name and hash, and what the server stored is compared', async () => {
    let put = '';
    const client = await clientOf((request, response, body) => {
      if (request.method === 'HEAD') return response.writeHead(404).end();
      put = `${request.url} ${body}`;
      return json(response, 201, { hash, sizeBytes: 6 });
    });
    await expect(client.upload(file)).rejects.toMatchObject({ code: 'HASH_MISMATCH', exitCode: 4 });
    expect(put).toMatch(/^\/sono\/files\?name=scan\.nii&sha256=[0-9a-f]{64} voxels$/);
  });

  it('needs a file that is there', async () => {
    const client = await clientOf((_, response) => response.end());
    await expect(client.upload(join(folder.path, 'absent.nii'))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    await expect(client.upload(folder.path)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/is a folder/),
    });
  });
});

describe('following a job', () => {
  const job = (state: JobState['state'], progress: number): JobState => ({
    id: 'j1',
    kind: 'EVALUATE',
    state,
    progress,
    progressNote: null,
    skipReason: null,
    error: null,
    startedAt: null,
    finishedAt: null,
  });
  const event = (state: JobState): string =>
    `event: next\ndata: ${JSON.stringify({ data: { jobProgress: state } })}\n\n`;

  async function statesOf(answer: Answer): Promise<string[]> {
    const client = await clientOf(answer);
    const seen: string[] = [];
    for await (const { state, progress } of client.followJob('j1')) seen.push(`${state} ${progress}`);
    return seen;
  }

  it('asks for it where events do not come through', async () => {
    const states = [job('QUEUED', 0), job('RUNNING', 0.5), job('RUNNING', 0.5), job('DONE', 1)];
    const seen = await statesOf((request, response) => {
      if (request.url?.endsWith('/stream')) return response.writeHead(502).end('bad gateway');
      return json(response, 200, { data: { job: states.shift() } });
    });
    expect(seen).toEqual(['QUEUED 0', 'RUNNING 0.5', 'DONE 1']);
  });

  it('goes on asking when the stream breaks off', async () => {
    const seen = await statesOf((request, response) => {
      if (!request.url?.endsWith('/stream')) return json(response, 200, { data: { job: job('DONE', 1) } });
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(event(job('RUNNING', 0.25)));
      return setTimeout(() => response.destroy(), 50);
    });
    expect(seen).toEqual(['RUNNING 0.25', 'DONE 1']);
  });

  it('ends with the coded error of the stream', async () => {
    const seen = statesOf((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const errors = [{ message: 'No job j1.', extensions: { code: 'UNKNOWN_ID' } }];
      response.end(`event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`);
    });
    await expect(seen).rejects.toMatchObject({ code: 'UNKNOWN_ID', exitCode: 2 });
  });
});
