import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestHttp, rawRequest, type TestHttp } from '../support/testHttp.ts';

const MAX_BYTES = 1_000_000;

let test: TestHttp;
beforeAll(async () => {
  test = await createTestHttp({ flags: { maxUploadBytes: String(MAX_BYTES) } });
});
afterAll(() => test.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const put = (bytes: Uint8Array, search = '', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${test.url}/files${search}`, { method: 'PUT', body: bytes as BodyInit, headers });

async function errorOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

const incoming = (): Promise<string[]> => readdir(join(test.app.config.dataDir, 'blobs', 'incoming'));

describe('PUT /files', () => {
  it('stores a file under its hash, with its type and name, as one event of the ledger', async () => {
    const bytes = randomBytes(5000);
    const hash = sha256(bytes);
    const response = await put(bytes, `?name=scan%201.nii.gz&sha256=${hash}`, {
      'content-type': 'application/gzip',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/files/${hash}`);
    expect(await response.json()).toEqual({ hash, sizeBytes: 5000, url: `/files/${hash}` });
    expect(await test.app.prisma.blob.findUnique({ where: { hash } })).toMatchObject({
      mediaType: 'application/gzip',
      fileName: 'scan 1.nii.gz',
      sizeBytes: 5000n,
    });
    const { data } = await test.execute(
      'query($id: ID!) { ledger(filter: { entityId: $id }) { nodes { action actor } } }',
      {
        id: hash,
      },
    );
    expect(data.ledger.nodes).toEqual([{ action: 'FILE_UPLOADED', actor: 'local' }]);
  });

  it('stores the same bytes once', async () => {
    const bytes = randomBytes(100);
    const [first, second] = [await put(bytes), await put(bytes)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    const events = await test.app.prisma.ledgerEvent.count({ where: { entityId: sha256(bytes) } });
    expect(events).toBe(1);
  });

  it('takes an empty file', async () => {
    const response = await put(new Uint8Array(0));
    expect(await response.json()).toMatchObject({ sizeBytes: 0 });
  });

  it.each([
    ['the query', (hash: string) => [`?sha256=${hash}`, {}] as const],
    ['a header', (hash: string) => ['', { 'content-sha256': hash }] as const],
  ])('keeps nothing of a file whose hash is not the one in %s', async (_where, expecting) => {
    const bytes = randomBytes(100);
    const [search, headers] = expecting('0'.repeat(64));
    expect(await errorOf(await put(bytes, search, headers))).toEqual([400, 'HASH_MISMATCH']);
    expect(await test.app.blobs.has(sha256(bytes))).toBe(false);
    expect(await incoming()).toEqual([]);
  });

  it('refuses a hash that is none, and names with a folder', async () => {
    expect(await errorOf(await put(randomBytes(10), '?sha256=abc'))).toEqual([400, 'INVALID_INPUT']);
    expect(await errorOf(await put(randomBytes(10), '?name=..%2Fetc'))).toEqual([400, 'INVALID_INPUT']);
  });

  it('refuses a file that says that it is too long, before reading it', async () => {
    expect(await errorOf(await put(randomBytes(MAX_BYTES + 1)))).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('refuses a file that turns out too long, and answers although more of it comes', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${test.url}/files`, { method: 'PUT' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once('error', reject);
      const send = (left: number): void => {
        if (left === 0) sent.end();
        else sent.write(randomBytes(200_000), () => send(left - 1));
      };
      send(20);
    });
    expect(status).toBe(413);
    expect(await incoming()).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const sent = request(`${test.url}/files`, { method: 'PUT', headers: { 'content-length': '5000' } });
    sent.on('error', () => {});
    await new Promise((resolve) => sent.write(randomBytes(1000), resolve));
    const before = await test.app.prisma.blob.count();
    sent.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await incoming()).toEqual([]);
    expect(await test.app.prisma.blob.count()).toBe(before);
  });

  it('needs CURATOR', async () => {
    const headers = { authorization: `Bearer ${await test.tokenOf('REVIEWER')}` };
    expect(await errorOf(await put(randomBytes(10), '', headers))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('GET /files/:hash', () => {
  const bytes = randomBytes(1000);
  const path = `/files/${sha256(bytes)}`;
  const get = (headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    fetch(test.url + path, { method, headers });
  const bodyOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

  beforeAll(async () => {
    await put(bytes, '?name=a%22b.nii', { 'content-type': 'application/x-nifti' });
  });

  it('gives the whole, for ever the same, never to be run by a browser', async () => {
    const response = await get();
    const { headers } = response;
    expect(response.status).toBe(200);
    expect(await bodyOf(response)).toEqual(bytes);
    expect(headers.get('content-type')).toBe('application/x-nifti');
    expect(headers.get('content-length')).toBe('1000');
    expect(headers.get('etag')).toBe(`"${sha256(bytes)}"`);
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(headers.get('content-disposition')).toBe('attachment; filename="a\\"b.nii"');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect(headers.get('accept-ranges')).toBe('bytes');
  });

  it.each([
    ['bytes=0-347', 0, 347],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=500-99999', 500, 999],
  ])('gives the range %s', async (range, start, end) => {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`);
    expect(await bodyOf(response)).toEqual(bytes.subarray(start, end + 1));
  });

  it('refuses a range outside, and ignores ranges that it cannot read or that are several', async () => {
    const outside = await get({ range: 'bytes=1000-' });
    expect(outside.status).toBe(416);
    expect(outside.headers.get('content-range')).toBe('bytes */1000');
    for (const range of ['lines=1-2', 'bytes=zero', 'bytes=0-1,5-6']) {
      const response = await get({ range });
      expect([response.status, (await bodyOf(response)).length]).toEqual([200, 1000]);
    }
  });

  it('gives the range only if the file is still the one that the caller has a part of', async () => {
    const range = 'bytes=0-9';
    expect((await get({ range, 'if-range': `"${sha256(bytes)}"` })).status).toBe(206);
    expect((await get({ range, 'if-range': '"other"' })).status).toBe(200);
  });

  it('answers 304 to who has it, and HEAD without a body', async () => {
    const same = await rawRequest(test.url + path, { headers: { 'if-none-match': `"${sha256(bytes)}"` } });
    expect([same.status, same.body]).toEqual([304, '']);
    const head = await get({}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
    expect((await bodyOf(head)).length).toBe(0);
  });

  it.each(['0'.repeat(64), 'abc', '..%2f..%2fetc%2fpasswd', '%00', 'A'.repeat(64)])(
    'knows no file %s',
    async (hash) => {
      const response = await fetch(`${test.url}/files/${hash}`);
      expect(await errorOf(response)).toEqual([404, 'FILE_NOT_FOUND']);
    },
  );
});
