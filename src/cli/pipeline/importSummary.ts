import { count } from '../output/count.ts';
import type { ImportCounts, ManifestImport } from './importManifest.ts';

/** "33 volumes, 30 annotations, 11 landmark sets imported", and what was there already. */
export function importSummary({ volumes, annotations, landmarkSets }: ManifestImport): string {
  const parts = [
    [volumes, 'volume'],
    [annotations, 'annotation'],
    [landmarkSets, 'landmark set'],
  ] as const;
  const list = (key: keyof ImportCounts): string =>
    parts
      .filter(([counts]) => counts[key] > 0)
      .map(([counts, noun]) => count(counts[key], noun))
      .join(', ');
  const [imported, already] = [list('imported'), list('already')];
  return [imported && `${imported} imported`, already && `${already} already there`]
    .filter(Boolean)
    .join('; ');
}
