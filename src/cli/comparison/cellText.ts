import type { TableCell, TableDefinition } from './types.ts';

/** "0.81 ± 0.10": mean and population standard deviation; PP is a share of slices and has none. */
export function meanText(cell: TableCell | undefined, definition: TableDefinition, plusMinus = '±'): string {
  if (!cell || cell.nTotal === 0) return 'not evaluated';
  if (cell.mean === null) return cell.nMissing === cell.nTotal ? 'missing' : 'undefined';
  const mean = cell.mean.toFixed(2);
  if (isShare(definition) || cell.sdPopulation === null) return mean;
  return `${mean} ${plusMinus} ${cell.sdPopulation.toFixed(2)}`;
}

/** "310/340": values in the mean of all slices, missing ones included. */
export const countText = (cell: TableCell | undefined): string =>
  cell && cell.nTotal > 0 ? `${cell.nDefined}/${cell.nTotal}` : '';

/** "HD95 (pooled), mm; smaller is better". */
export const metricTitle = ({ title, unit, higherIsBetter }: TableDefinition): string =>
  `${title}${unit === null ? '' : `, ${unit}`}; ${higherIsBetter ? 'larger' : 'smaller'} is better`;

export const isShare = ({ id }: TableDefinition): boolean => id.startsWith('positivePrediction@');
