import type { ReportCellCase } from '../../rendering/report/types.ts';
import type { TableBin } from '../comparison/types.ts';
import { type CaseGroup, caseKey } from './groupCases.ts';
import type { ReportCaseRow } from './types.ts';

/** What each case of an arm gives to one cell: its slices of that size, and their values of that metric. */
export function toCellCases(
  groups: readonly CaseGroup[],
  arm: string,
  definitionId: string,
  bin: TableBin,
): ReportCellCase[] {
  const inBin = ({ areaMm2 }: ReportCaseRow): boolean =>
    areaMm2 >= bin.fromMm2 && (bin.toMm2 === null || areaMm2 < bin.toMm2);
  return groups
    .filter((group) => group.arm === arm)
    .map(({ number, rows }) => ({ number, rows: rows.filter(inBin) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ number, rows }) => {
      const values = rows.flatMap((row) => definedValues(row, definitionId));
      const some = values.length > 0;
      return {
        caseKey: caseKey(number),
        nTotal: rows.length,
        nDefined: values.length,
        mean: some ? values.reduce((a, b) => a + b, 0) / values.length : null,
        lowest: some ? Math.min(...values) : null,
        highest: some ? Math.max(...values) : null,
      };
    });
}

function definedValues({ values }: ReportCaseRow, definitionId: string): number[] {
  const value = values.find(({ definition }) => definition.id === definitionId)?.value ?? null;
  return value === null ? [] : [value];
}
