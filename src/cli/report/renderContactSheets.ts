import { MOST_ITEMS, renderCohortContactSheet } from '../../rendering/renderCohortContactSheet.ts';
import type { ContactSheetItem } from '../../rendering/types.ts';

export interface NumberedSheet {
  /** What goes between a file's name and its ending: nothing for a single sheet, else -1, -2, ... */
  readonly suffix: string;
  readonly png: Uint8Array;
}

/** Contact sheets of any number of items, as many to a sheet as one takes; none without items. */
export function renderContactSheets(items: readonly ContactSheetItem[]): NumberedSheet[] {
  const sheets = Math.ceil(items.length / MOST_ITEMS);
  return Array.from({ length: sheets }, (_, n) => ({
    suffix: sheets === 1 ? '' : `-${n + 1}`,
    png: renderCohortContactSheet(items.slice(n * MOST_ITEMS, (n + 1) * MOST_ITEMS)),
  }));
}
