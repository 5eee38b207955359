import { basename } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { CompanionNames } from './findCompanionNames.ts';
import type { VolumeFile } from './types.ts';

/**
 * The index of the file that a header names, among the companions given with it. Folders are left out of the
 * comparison, because uploaded files have none.
 * @param files the header first
 * @throws FILE_NOT_FOUND
 */
export function findCompanion(files: readonly VolumeFile[], names: CompanionNames): number {
  const wanted = names.map((name) => basename(name));
  const at = files.findIndex(({ fileName }, n) => n > 0 && wanted.includes(fileName));
  if (at > 0) return at;
  throw new SonoledgerError(
    'FILE_NOT_FOUND',
    `${files[0].fileName} is a header; its data file ${wanted.join(' or ')} is missing. Give both together.`,
  );
}
