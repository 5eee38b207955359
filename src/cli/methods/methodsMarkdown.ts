import { markdownTable } from '../output/markdownTable.ts';
import { ACCURACY_COLUMNS, outcomeColumns } from './methodColumns.ts';
import type { MethodRow } from './types.ts';

/** Both tables of the methods as Markdown, with what their words mean. */
export const methodsMarkdown = (rows: readonly MethodRow[]): string =>
  [
    markdownTable(outcomeColumns(rows), rows),
    'Wrong: mTRE above 5 mm, of those with landmarks. Claims better: than the tracked pose, by its evidence. Silent failures: wrong though they passed all automatic checks, of those that claim better, have landmarks and are not excluded.',
    markdownTable(ACCURACY_COLUMNS, rows),
    'mTRE: median [quartiles] of n. Change: mTRE less that of the tracked pose on the same volumes; below 0 is better.',
  ].join('\n\n');
