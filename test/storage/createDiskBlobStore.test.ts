import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDiskBlobStore } from '../../src/storage/createDiskBlobStore.ts';
import type { BlobStore } from '../../src/storage/types.ts';
import { canMountSmallDisk, mountSmallDisk } from '../support/smallDisk.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const HELLO = Buffer.from('hello');
// printf hello | sha256sum
const HELLO_HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const ABSENT = '0'.repeat(64);

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
let store: BlobStore;

beforeEach(async () => {
  folder = temporaryFolder();
  dir = join(folder.path, 'blobs');
  store = await createDiskBlobStore(dir);
});
afterEach(() => folder.remove());

const pathOf = (hash: string) => join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
const incoming = () => readdirSync(join(dir, 'incoming'));

async function* failingSource(): AsyncGenerator<Uint8Array> {
  yield HELLO;
  throw new Error('the client went away');
}

describe('createDiskBlobStore', () => {
  test('names content by its SHA-256 and gives it back', async () => {
    expect(await store.put(HELLO)).toEqual({ hash: HELLO_HASH, sizeBytes: 5 });
    expect(Buffer.from(await store.read(HELLO_HASH))).toEqual(HELLO);
    expect(await store.has(HELLO_HASH)).toBe(true);
    expect(await store.size(HELLO_HASH)).toBe(5);
    expect(await store.verify(HELLO_HASH)).toBe('INTACT');
    expect(readdirSync(dir).sort()).toEqual(['2c', 'incoming']);
    expect(incoming()).toEqual([]);
  });

  test('stores empty content', async () => {
    const { hash, sizeBytes } = await store.put(new Uint8Array());
    expect(sizeBytes).toBe(0);
    expect(await store.read(hash)).toHaveLength(0);
    expect(await store.verify(hash)).toBe('INTACT');
  });

  test('takes a stream of many chunks as the same content in one piece', async () => {
    const content = randomBytes(3_000_001);
    const chunks = Array.from({ length: 31 }, (_, n) => content.subarray(n * 100_000, (n + 1) * 100_000));
    const { hash, sizeBytes } = await store.put(Readable.from(chunks));
    expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
    expect(sizeBytes).toBe(3_000_001);
    expect(await store.put(content)).toEqual({ hash, sizeBytes });
    expect(await buffer(await store.open(hash))).toEqual(content);
  });

  test('opens a range with both ends included', async () => {
    await store.put(HELLO);
    const text = async (range: object) => String(await buffer(await store.open(HELLO_HASH, range)));
    expect(await text({ start: 1, end: 3 })).toBe('ell');
    expect(await text({ start: 3 })).toBe('lo');
    expect(await text({ start: 0, end: 0 })).toBe('h');
  });

  test('lets many writers of the same content all succeed, with one file', async () => {
    const content = randomBytes(200_000);
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(content)));
    expect(new Set(stored.map(({ hash }) => hash)).size).toBe(1);
    expect(await store.verify(stored[0].hash)).toBe('INTACT');
    expect(incoming()).toEqual([]);
  });

  test('leaves nothing of a source that fails, and keeps its error', async () => {
    await expect(store.put(failingSource())).rejects.toThrow('the client went away');
    expect(await store.has(HELLO_HASH)).toBe(false);
    expect(incoming()).toEqual([]);
  });

  test('refuses content other than announced', async () => {
    const attempt = store.put(HELLO, { expectedHash: ABSENT });
    await expect(attempt).rejects.toMatchObject({
      code: 'HASH_MISMATCH',
      details: { actualHash: HELLO_HASH },
    });
    expect(await store.has(HELLO_HASH)).toBe(false);
    expect(incoming()).toEqual([]);
    await store.put(HELLO, { expectedHash: HELLO_HASH });
  });

  test('stops reading a source at the limit', async () => {
    let chunks = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        chunks += 1;
        yield new Uint8Array(1000);
      }
    }
    await expect(store.put(endless(), { maxBytes: 10_000 })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(chunks).toBe(11);
    expect(incoming()).toEqual([]);
    expect(await store.put(new Uint8Array(10_000), { maxBytes: 10_000 })).toMatchObject({
      sizeBytes: 10_000,
    });
  });

  test('says what it does not have', async () => {
    expect(await store.has(ABSENT)).toBe(false);
    expect(await store.verify(ABSENT)).toBe('MISSING');
    for (const action of [store.read, store.open, store.size]) {
      await expect(action(ABSENT)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    }
  });

  test('notices bytes that changed, never reads them as good, and heals a cut file on the next put', async () => {
    await store.put(HELLO);
    chmodSync(pathOf(HELLO_HASH), 0o600);
    writeFileSync(pathOf(HELLO_HASH), 'jello');
    expect(await store.verify(HELLO_HASH)).toBe('CORRUPT');
    await expect(store.read(HELLO_HASH)).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
    truncateSync(pathOf(HELLO_HASH), 2);
    await store.put(HELLO);
    expect(await store.verify(HELLO_HASH)).toBe('INTACT');
  });

  test.each([
    '../../../etc/passwd',
    `../${'a'.repeat(61)}`,
    `${'a'.repeat(63)}/`,
    `${'a'.repeat(64)}\n`,
    `${'a'.repeat(32)}\0${'a'.repeat(31)}`,
    HELLO_HASH.toUpperCase(),
    HELLO_HASH.slice(1),
    'incoming',
    '',
  ])('refuses %j as a name', async (name) => {
    for (const action of [store.read, store.open, store.size, store.has, store.verify]) {
      await expect(action(name)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  test('writes files that cannot be changed by accident', async () => {
    await store.put(HELLO);
    expect(statSync(pathOf(HELLO_HASH)).mode & 0o222).toBe(0);
  });

  test('clears what a killed writer left a day ago, not what one is writing', async () => {
    const old = join(dir, 'incoming', 'old');
    const young = join(dir, 'incoming', 'young');
    for (const path of [old, young]) writeFileSync(path, 'x');
    utimesSync(old, new Date(0), new Date(Date.now() - 25 * 3600_000));
    await createDiskBlobStore(dir);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  test('says that a folder cannot be used', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(createDiskBlobStore(file)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });

  (canMountSmallDisk() ? test : test.skip)(
    'reports a full disk, stores nothing, and works again when there is space',
    async () => {
      const small = join(folder.path, 'small');
      const unmount = mountSmallDisk(small, 1);
      try {
        const full = await createDiskBlobStore(small);
        await expect(
          full.put(Readable.from([randomBytes(600_000), randomBytes(600_000)])),
        ).rejects.toMatchObject({
          code: 'STORAGE_FULL',
        });
        expect(readdirSync(join(small, 'incoming'))).toEqual([]);
        const content = randomBytes(900_000);
        const { hash } = await full.put(content);
        expect(await full.verify(hash)).toBe('INTACT');
      } finally {
        unmount();
      }
    },
  );
});
