import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { extract } from 'tar-stream';
import { type ArchiveFile, packTar } from '../../../src/formats/tar/packTar.ts';
import { waitFor } from '../../support/waitFor.ts';

async function* filesOf(...files: readonly ArchiveFile[]): AsyncGenerator<ArchiveFile> {
  yield* files;
}

const FILES: readonly ArchiveFile[] = [
  { path: 'Dataset501_a/dataset.json', bytes: Buffer.from('{}') },
  { path: `Dataset501_a/imagesTr/${'long-name-'.repeat(20)}.nii.gz`, bytes: new Uint8Array(3000).fill(5) },
  { path: 'Dataset501_a/empty', bytes: new Uint8Array(0) },
];

describe('a tar archive', () => {
  it('holds the files in their order, long names and empty files too', async () => {
    const entries = Readable.from(packTar(filesOf(...FILES))).pipe(extract());
    const seen: ArchiveFile[] = [];
    for await (const entry of entries) seen.push({ path: entry.header.name, bytes: await buffer(entry) });
    expect(seen).toEqual(FILES.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) })));
  });

  it('has the same bytes each time', async () => {
    const [one, other] = await Promise.all([
      buffer(packTar(filesOf(...FILES))),
      buffer(packTar(filesOf(...FILES))),
    ]);
    expect(one.equals(other)).toBe(true);
  });

  it('breaks off with the error of its files', async () => {
    async function* failing(): AsyncGenerator<ArchiveFile> {
      yield FILES[0];
      throw new Error('disk');
    }
    await expect(buffer(packTar(failing()))).rejects.toThrow('disk');
  });

  it('takes no further file once nobody reads, and lets the files clean up', async () => {
    let taken = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<ArchiveFile> {
      try {
        for (;;) yield { path: `f${taken++}`, bytes: new Uint8Array(100_000) };
      } finally {
        ended = true;
      }
    }
    const pack = packTar(endless());
    for await (const _ of Readable.from(pack)) break;
    pack.destroy();
    await waitFor('the files to end', () => ended);
    expect(taken).toBeLessThan(20);
  });
});
