import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findCompanionNames } from '../../src/formats/findCompanionNames.ts';
import type { VolumeFile } from '../../src/formats/types.ts';

/** A file with those of its companions that are beside it. */
export function volumeFiles(path: string): VolumeFile[] {
  const head = oneFile(path);
  const names = findCompanionNames(head).map((spellings) =>
    spellings.find((name) => existsSync(join(dirname(path), name))),
  );
  return [
    head,
    ...names.filter((name) => name !== undefined).map((name) => oneFile(join(dirname(path), name))),
  ];
}

const oneFile = (path: string): VolumeFile => ({
  fileName: basename(path),
  bytes: Uint8Array.from(readFileSync(path)),
});
