import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeNifti } from '../../src/formats/nifti/writeNifti.ts';
import type { Image, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

export interface ImportFolder {
  readonly path: string;
  /** Writes a file, with the folders of its name, and gives it as a FileSource. Images become .nii.gz. */
  write(name: string, content: Uint8Array | string | Image<VoxelArray>): { path: string };
  remove(): void;
}

/** A folder that an app may import from: give its path as the flag allowedImportRoots. */
export function importFolder(): ImportFolder {
  const folder = temporaryFolder();
  return {
    ...folder,
    write(name, content) {
      const path = join(folder.path, name);
      const isImage = typeof content === 'object' && 'geometry' in content;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, isImage ? writeNifti(content, { gzip: true }) : content);
      return { path };
    },
  };
}
