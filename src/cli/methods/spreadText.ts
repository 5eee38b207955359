import type { Quartiles } from '../../generated/resolverTypes.ts';
import { formatNumber } from '../output/formatNumber.ts';

/** Median and quartiles, or all values where there are few. */
export function spreadText({ count, q1, median, q3, values }: Quartiles): string {
  if (count === 0) return '-';
  if (values !== null) return values.map((value) => formatNumber(value)).join(', ');
  return `${formatNumber(median)} [${formatNumber(q1)}, ${formatNumber(q3)}]`;
}
