/** A number with a fixed count of decimals; a dash where there is none. */
export const formatNumber = (value: number | null | undefined, decimals = 2): string =>
  value === null || value === undefined ? '-' : value.toFixed(decimals);
