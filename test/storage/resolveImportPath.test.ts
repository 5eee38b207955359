import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { resolveImportPath } from '../../src/storage/resolveImportPath.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let base: string;
let root: string;

beforeEach(() => {
  folder = temporaryFolder();
  base = realpathSync(folder.path);
  root = join(base, 'scans');
  for (const path of ['scans/case1', 'scans-private', 'scans/..odd'])
    mkdirSync(join(base, path), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'case1', 'us.nii.gz'), '');
  writeFileSync(join(base, 'scans-private', 'mr.nii.gz'), '');
});
afterEach(() => folder.remove());

describe('resolveImportPath', () => {
  test('gives the real path of what lies inside an allowed folder, and of the folder itself', async () => {
    const file = join(root, 'case1', 'us.nii.gz');
    expect(await resolveImportPath(file, ['/nowhere', root])).toBe(file);
    expect(await resolveImportPath(`${root}/./case1/../case1//us.nii.gz`, [root])).toBe(file);
    expect(await resolveImportPath(relative(process.cwd(), file), [root])).toBe(file);
    expect(await resolveImportPath(root, [root])).toBe(root);
    expect(await resolveImportPath(`${root}/..odd`, [root])).toBe(join(root, '..odd'));
  });

  test('follows links that stay inside, and a root that is itself a link', async () => {
    symlinkSync(join(root, 'case1'), join(root, 'latest'));
    symlinkSync(root, join(base, 'link'));
    const file = join(root, 'case1', 'us.nii.gz');
    expect(await resolveImportPath(join(root, 'latest', 'us.nii.gz'), [root])).toBe(file);
    expect(await resolveImportPath(join(base, 'link', 'case1', 'us.nii.gz'), [join(base, 'link')])).toBe(
      file,
    );
    expect(await resolveImportPath(file, [join(base, 'link')])).toBe(file);
  });

  test.each([
    ['the parent', '..'],
    ['a step up and out', 'case1/../../secret.txt'],
    ['a folder whose name begins the same', '../scans-private/mr.nii.gz'],
    ['a path with a NUL', 'case1/us.nii.gz\0.png'],
    ['something that is absent outside', '../absent.txt'],
  ])('refuses %s', async (_, steps) => {
    await expect(resolveImportPath(`${root}/${steps}`, [root])).rejects.toMatchObject({
      code: 'PATH_NOT_ALLOWED',
    });
  });

  test('refuses links that lead outside, to files, folders and around in circles', async () => {
    symlinkSync(join(base, 'secret.txt'), join(root, 'file'));
    symlinkSync(base, join(root, 'folder'));
    symlinkSync(join(root, 'loop'), join(root, 'loop'));
    for (const name of ['file', 'folder', 'folder/secret.txt', 'loop']) {
      await expect(resolveImportPath(join(root, name), [root])).rejects.toMatchObject({
        code: 'PATH_NOT_ALLOWED',
      });
    }
  });

  test('refuses everything without allowed folders, and an empty path', async () => {
    await expect(resolveImportPath(root, [])).rejects.toMatchObject({ code: 'PATH_NOT_ALLOWED' });
    await expect(resolveImportPath('', [root])).rejects.toMatchObject({ code: 'PATH_NOT_ALLOWED' });
  });

  test('says what is absent inside, and is not stopped by a root that is absent', async () => {
    for (const path of ['case2/us.nii.gz', 'case1/us.nii.gz/inner']) {
      await expect(resolveImportPath(join(root, path), [join(base, 'gone'), root])).rejects.toMatchObject({
        code: 'FILE_NOT_FOUND',
      });
    }
  });
});
