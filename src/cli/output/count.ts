/** A count with its noun: 1 slice, 2 slices, 3 data sets. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`;
