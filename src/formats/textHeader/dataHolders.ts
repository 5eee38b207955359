import { findCompanion } from '../findCompanion.ts';
import type { VolumeFile } from '../types.ts';
import type { TextHeader } from './types.ts';

export interface DataHolders {
  /** The bytes that hold the data, in order. */
  readonly holders: readonly VolumeFile[];
  /** Indices of the files that the volume is made of, the header first. */
  readonly sources: readonly number[];
}

/**
 * Where the data of a volume with a text header lie: behind it, or in the files that it names.
 * @param files the header first
 * @throws FILE_NOT_FOUND
 */
export function dataHolders(
  files: readonly VolumeFile[],
  { dataFiles, headerBytes }: Pick<TextHeader, 'dataFiles' | 'headerBytes'>,
): DataHolders {
  const [head] = files;
  if (dataFiles === null) {
    return { holders: [{ fileName: head.fileName, bytes: head.bytes.subarray(headerBytes) }], sources: [0] };
  }
  const companions = dataFiles.map((name) => findCompanion(files, [name]));
  return { holders: companions.map((n) => files[n]), sources: [0, ...companions] };
}
