import type { Layout } from '../types.ts';

/** Any folder with a manifest: what its files are is written down, so names say nothing. */
export const manifestLayout: Layout = {
  layout: 'MANIFEST',
  version: 1,
  expects: 'manifest.json or manifest.csv, see docs/import.md',
  collection: null,
  readClaim: () => undefined,
  identify: () => null,
};
