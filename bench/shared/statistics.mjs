/** Median of numbers in any order. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** To two digits; undefined for a missing value. */
export function round(value) {
  return value === null || value === undefined ? undefined : Math.round(100 * value) / 100;
}
