import type { ImportLayout } from '../generated/resolverTypes.ts';
import { bidsLayout } from './bidsLayout.ts';
import { curiousSegLayout } from './curiousSegLayout.ts';
import { manifestLayout } from './manifest/manifestLayout.ts';
import { remind2RegLayout } from './remind/remind2RegLayout.ts';
import { remindLayout } from './remind/remindLayout.ts';
import { easyResectLayout } from './resect/easyResectLayout.ts';
import { resectLayout } from './resect/resectLayout.ts';
import type { Layout } from './types.ts';

/** Every layout that reads names. Where two recognise as many files, the first is taken. */
export const LAYOUTS: readonly Layout[] = [
  resectLayout,
  easyResectLayout,
  curiousSegLayout,
  remindLayout,
  remind2RegLayout,
  bidsLayout,
];

/** The layout of a name of the contract. */
export const findLayout = (name: ImportLayout): Layout =>
  LAYOUTS.find(({ layout }) => layout === name) ?? manifestLayout;
