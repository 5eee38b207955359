import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { listFolder } from '../../src/storage/listFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('listFolder', () => {
  it('lists files in order, follows links inside and names those that lead out or nowhere', async () => {
    mkdirSync(join(folder.path, 'b/c'), { recursive: true });
    writeFileSync(join(folder.path, 'b/c/two.txt'), '12');
    writeFileSync(join(folder.path, 'a.txt'), '1');
    symlinkSync('a.txt', join(folder.path, 'inside.txt'));
    symlinkSync('/etc/passwd', join(folder.path, 'outside.txt'));
    symlinkSync('nowhere', join(folder.path, 'broken.txt'));
    symlinkSync('..', join(folder.path, 'b/up'));
    symlinkSync('/etc', join(folder.path, 'b/etc'));
    expect(await listFolder(folder.path)).toEqual({
      files: [
        { path: 'a.txt', sizeBytes: 1 },
        { path: 'b/c/two.txt', sizeBytes: 2 },
        { path: 'inside.txt', sizeBytes: 1 },
      ],
      unreadable: [
        { path: 'b/etc', leadsOut: true },
        { path: 'broken.txt', leadsOut: false },
        { path: 'outside.txt', leadsOut: true },
      ],
    });
  });

  it('refuses what is no folder, and stops when asked', async () => {
    const stopped = AbortSignal.abort(new Error('stop'));
    await expect(listFolder(join(folder.path, 'a.txt'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(listFolder(folder.path, stopped)).rejects.toThrow('stop');
  });
});
