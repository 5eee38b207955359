import { fileNamePart } from './fileNamePart.ts';
import type { ExportCase, FreezeSlice } from './types.ts';

const INDEX_DIGITS = 4;

/**
 * Names the slices of a freeze: patient, volume, axis and index, such as `Case24_US-before_K_0042`. The same freeze
 * gives the same names wherever it is made, because no database identifier enters. Volumes whose names become equal
 * get the first digits of their hash; letter case does not tell two names apart, as on macOS and Windows.
 */
export function assignCaseNames(slices: readonly FreezeSlice[]): ExportCase[] {
  const stems = stemsByVolume(slices);
  return slices.map((slice) => {
    const index = String(slice.index).padStart(INDEX_DIGITS, '0');
    return { ...slice, caseName: `${stems.get(slice.volumeId)}_${slice.axis}_${index}` };
  });
}

function stemsByVolume(slices: readonly FreezeSlice[]): Map<string, string> {
  const volumes = new Map(slices.map((slice) => [slice.volumeId, slice]));
  const counts = new Map<string, number>();
  for (const volume of volumes.values()) {
    const key = plainStem(volume).toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    [...volumes].map(([id, volume]) => {
      const stem = plainStem(volume);
      const unique = counts.get(stem.toLowerCase()) === 1;
      return [id, unique ? stem : `${stem}-${distinction(volume)}`];
    }),
  );
}

const plainStem = ({ pseudonym, volumeName }: FreezeSlice): string =>
  `${fileNamePart(pseudonym)}_${fileNamePart(volumeName)}`;

// Two patients may hold the same bytes; their data sets and pseudonyms still differ.
const distinction = ({ dataSet, pseudonym, volumeBlobHash }: FreezeSlice): string =>
  `${fileNamePart(dataSet)}-${volumeBlobHash.slice(0, 8)}${Buffer.from(pseudonym).toString('hex').slice(0, 8)}`;
