import { spreadsheetLine } from '../../formats/spreadsheetLine.ts';
import type { Table } from './types.ts';

const HEAD =
  'arm,metric,unit,size_bin,mean,sd_population,sd_sample,n_defined,n_total,n_missing,n_patients,policy';

/** The comparison table as CSV, a line per cell with all digits; an empty field is an absent value. */
export function formatCsv(table: Table): string {
  const binTitles = new Map(table.sizeBins.map(({ number, title }) => [number, title]));
  const units = new Map(table.definitions.map(({ id, unit }) => [id, unit]));
  const lines = table.cells.map((cell) =>
    spreadsheetLine([
      cell.arm.name,
      cell.definition.id,
      units.get(cell.definition.id),
      binTitles.get(cell.sizeBin.number),
      cell.mean,
      cell.sdPopulation,
      cell.sdSample,
      cell.nDefined,
      cell.nTotal,
      cell.nMissing,
      cell.nPatients,
      table.policy,
    ]),
  );
  return [HEAD, ...lines].join('\n');
}
