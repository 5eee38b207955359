import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { detectFormat } from './detectFormat.ts';
import { readMetaImageHeader } from './metaimage/readMetaImageHeader.ts';
import { imageFileNames } from './nifti/imageFileNames.ts';
import { readNrrdHeader } from './nrrd/readNrrdHeader.ts';
import type { FileFormat, VolumeFile } from './types.ts';

/** The spellings that one companion may have; the first that exists is meant. */
export type CompanionNames = readonly string[];

type CompanionFinder = (file: VolumeFile) => readonly CompanionNames[];

const FINDERS: Partial<Readonly<Record<FileFormat, CompanionFinder>>> = {
  NIFTI_PAIR: ({ fileName }) => [imageFileNames(fileName)],
  NRRD: (file) => (readNrrdHeader(file).dataFiles ?? []).map((name) => [name]),
  METAIMAGE: (file) => (readMetaImageHeader(file).dataFiles ?? []).map((name) => [name]),
};

/**
 * The files that a detached header needs beside it, in the order of reading and relative to its folder; none for a
 * format of one file.
 * @throws PATH_NOT_ALLOWED when a name leads out of the folder, and what a damaged header gives
 */
export function findCompanionNames(file: VolumeFile): readonly CompanionNames[] {
  const { format, gzip } = detectFormat(file.bytes, file.fileName);
  const companions = (gzip && format !== 'NIFTI_PAIR' ? undefined : FINDERS[format]?.(file)) ?? [];
  for (const name of companions.flat()) requireInside(name, file.fileName);
  return companions;
}

function requireInside(name: string, headerName: string): void {
  const steps = name.split(/[/\\]/);
  if (!/^([/\\]|[a-z]:)/i.test(name) && !steps.includes('..') && !name.includes('\0')) return;
  throw new SonoledgerError(
    'PATH_NOT_ALLOWED',
    `${headerName} names the data file "${name.replaceAll('\0', '\\0')}", which is outside its own folder. Put the data beside the header and name it without a folder.`,
  );
}
