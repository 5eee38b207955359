import type { Table, TableCell, TableDefinition } from './types.ts';

/** The cells of one arm in the order of the size bins; undefined where the server gives none. */
export interface TableRow {
  readonly arm: string;
  readonly cells: readonly (TableCell | undefined)[];
}

/** The rows of one metric, arm by arm. */
export function tableRows(table: Table, definition: TableDefinition): TableRow[] {
  const byPlace = new Map(
    table.cells.map((cell) => [place(cell.arm.name, cell.definition.id, cell.sizeBin.number), cell]),
  );
  return table.experiment.arms.map(({ name }) => ({
    arm: name,
    cells: table.sizeBins.map(({ number }) => byPlace.get(place(name, definition.id, number))),
  }));
}

const place = (arm: string, definition: string, bin: number): string =>
  JSON.stringify([arm, definition, bin]);
