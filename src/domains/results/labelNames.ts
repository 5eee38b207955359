import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { fileNamePart } from '../exports/fileNamePart.ts';
import type { ExportCase } from '../exports/types.ts';

/** A volume of the freeze, as any of its slices describes it. */
export type FreezeVolume = Pick<
  ExportCase,
  'volumeId' | 'volumeName' | 'pseudonym' | 'size' | 'spacingMm' | 'originLps' | 'direction'
>;

/** The last one serves patients with a single volume. */
const USUAL_PATTERNS = ['{patient}_{volume}', '{volume}', '{patient}'];

/**
 * Finds volumes by names of files, as a pattern writes them; letter case and all but letters and digits do not matter.
 * @returns the volume that one pattern gives the name, undefined for none or several
 * @throws INVALID_INPUT for a pattern that names neither patient nor volume
 */
export function labelNames(
  volumes: readonly FreezeVolume[],
  pattern: string | null,
): (stem: string) => FreezeVolume | undefined {
  if (pattern !== null && !/\{(patient|volume)\}/.test(pattern)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `namePattern "${pattern}" has neither {patient} nor {volume}.`,
    );
  }
  const tables = (pattern === null ? USUAL_PATTERNS : [pattern]).map((each) => tableOf(volumes, each));
  return (stem) => {
    for (const table of tables) {
      const found = table.get(plain(stem));
      if (found?.length === 1) return found[0];
    }
    return undefined;
  };
}

function tableOf(volumes: readonly FreezeVolume[], pattern: string): Map<string, FreezeVolume[]> {
  const table = new Map<string, FreezeVolume[]>();
  for (const volume of volumes) {
    const name = plain(
      pattern.replaceAll('{patient}', () => volume.pseudonym).replaceAll('{volume}', () => volume.volumeName),
    );
    table.set(name, [...(table.get(name) ?? []), volume]);
  }
  return table;
}

const plain = (name: string): string => fileNamePart(name).toLowerCase();
