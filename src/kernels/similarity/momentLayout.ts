/**
 * Order of the moments of a cell or patch with C channels: count, sum u, sum u^2, C sums of channels, C sums of
 * u times channel, and the C (C + 1) / 2 sums of products of channels a <= b, row by row.
 */
export function momentCount(channelCount: number): number {
  return 3 + 2 * channelCount + (channelCount * (channelCount + 1)) / 2;
}
