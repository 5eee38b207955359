import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { countClaims } from './countClaims.ts';
import { LAYOUTS } from './layouts.ts';
import type { Layout, ListedFile } from './types.ts';

const MOST_SHOWN = 5;

/** The layout that knows most of a folder's files. INVALID_INPUT, saying what was found, when none knows any. */
export function recogniseLayout(files: readonly ListedFile[]): Layout {
  const counts = LAYOUTS.map((layout) => ({ layout, count: countClaims(layout, files) }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  if (best.count > 0) return best.layout;
  const known = LAYOUTS.map(({ layout, expects }) => `${layout}: ${expects}`).join('; ');
  throw new SonoledgerError(
    'INVALID_INPUT',
    `No layout knows this folder. It holds ${describeFiles(files)}. Known are ${known}; or write a manifest.`,
  );
}

/** "12 files such as a/b.nii.gz, c.txt", for messages. */
export function describeFiles(files: readonly ListedFile[]): string {
  const shown = files.slice(0, MOST_SHOWN).map(({ path }) => path);
  return `${files.length} files such as ${shown.join(', ')}`;
}
