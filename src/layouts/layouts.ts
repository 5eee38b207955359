import type { ImportLayout } from '../generated/resolverTypes.ts';
import { curiousSegLayout } from './curiousSegLayout.ts';
import { remind2RegLayout } from './remind/remind2RegLayout.ts';
import { easyResectLayout } from './resect/easyResectLayout.ts';
import { resectLayout } from './resect/resectLayout.ts';
import type { Layout } from './types.ts';

/** Every layout that reads names. Where two recognise as many files, the first is taken. */
export const LAYOUTS: readonly Layout[] = [
  resectLayout,
  easyResectLayout,
  curiousSegLayout,
  remind2RegLayout,
];

/** The layout of a name of the contract, when it is one that reads names. */
export const findLayout = (name: ImportLayout): Layout | undefined =>
  LAYOUTS.find(({ layout }) => layout === name);
