import type { FlowRow, LEVELS } from './flowRows.ts';

/** "4", "4 (10.0 %, 4.0 to 23.1)" for a loss, or a dash at a level that does not exist yet. */
export function flowCell({ count, rates }: FlowRow, level: (typeof LEVELS)[number]): string {
  const value = count[level];
  if (value === null) return '–';
  const rate = rates?.[level];
  if (!rate || rate.share === null || value === 0) return String(value);
  const percent = (share: number | null): string => (100 * (share ?? 0)).toFixed(1);
  return `${value} (${percent(rate.share)} %, ${percent(rate.lower)} to ${percent(rate.upper)})`;
}

/** What the table counts, from which records. */
export const flowCaption = (scope: string, asOf: string, ledgerSeq: string | null): string =>
  `Cohort flow of ${scope}, records of ${asOf.slice(0, 10)}, ledger event ${ledgerSeq ?? 'none'}. In brackets the share of what entered the stage with Wilson's 95 % interval.`;
