import type { ReportCell, ReportComparison } from '../../rendering/report/types.ts';
import { isShare } from '../comparison/cellText.ts';
import type { Table, TableCell, TableDefinition } from '../comparison/types.ts';
import type { CaseGroup } from './groupCases.ts';
import { toCellCases } from './toCellCases.ts';

/** A table and chart per metric. PP stands beside each mean, so it has no table of its own. */
export function toReportComparisons(table: Table, groups: readonly CaseGroup[] = []): ReportComparison[] {
  const share = table.definitions.find(isShare);
  const pps = new Map(
    table.cells.filter((cell) => cell.definition.id === share?.id).map((cell) => [place(cell), cell.mean]),
  );
  const shown =
    table.definitions.length > 1 ? table.definitions.filter((each) => !isShare(each)) : table.definitions;
  return shown.map((definition) => ({
    title: definition.title,
    metricTitle: definition.title,
    unit: definition.unit ?? '',
    range: definition.unit === null ? ([0, 1] as const) : ([0, null] as const),
    arms: table.experiment.arms.map(({ name }) => ({ key: name, title: name })),
    bins: table.sizeBins.map(({ number, title }) => ({ key: String(number), title })),
    cells: table.cells
      .filter((cell) => cell.definition.id === definition.id && cell.nTotal > 0)
      .map((cell) => ({
        ...toCell(cell, pps.get(place(cell)) ?? null),
        ...casesOf(cell, table, groups),
      })),
    summaryPolicy: table.policy,
    unitOfAnalysis: 'slices',
    statements: statements(table, definition),
  }));
}

const place = ({ arm, sizeBin }: TableCell): string => JSON.stringify([arm.name, sizeBin.number]);

const toCell = (cell: TableCell, pp: number | null): ReportCell => ({
  arm: cell.arm.name,
  bin: String(cell.sizeBin.number),
  mean: cell.mean,
  sd: cell.sdPopulation,
  nDefined: cell.nDefined,
  nTotal: cell.nTotal,
  pp,
});

function casesOf(
  cell: TableCell,
  { sizeBins }: Table,
  groups: readonly CaseGroup[],
): Pick<ReportCell, 'cases'> {
  const bin = sizeBins.find(({ number }) => number === cell.sizeBin.number);
  const cases = bin ? toCellCases(groups, cell.arm.name, cell.definition.id, bin) : [];
  return cases.length > 0 ? { cases } : {};
}

/** What the numbers hide: slices without a prediction, and how few patients stand behind many slices. */
function statements({ cells, sizeBins }: Table, definition: TableDefinition): string[] {
  const all = sizeBins.at(-1)?.number;
  return cells
    .filter((cell) => cell.definition.id === definition.id && cell.sizeBin.number === all)
    .map(({ arm, nPatients, nTotal, nMissing }) => {
      const missing = nMissing > 0 ? `, ${nMissing} of them without a prediction` : '';
      return `${arm.name}: ${nTotal} slices of ${nPatients} patients${missing}.`;
    });
}
