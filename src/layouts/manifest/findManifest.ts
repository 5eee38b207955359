import type { ListedFile } from '../types.ts';

const NAMES = ['manifest.json', 'manifest.csv'];

/** The manifest at the root of a folder. */
export const findManifest = (files: readonly ListedFile[]): string | undefined =>
  NAMES.find((name) => files.some(({ path }) => path === name));
