import type { Range } from './types.ts';

/** A range in as many digits as tell its ends apart, or one number where they agree. */
export function formatRange({ lower, upper }: Range, decimals: number): string {
  const [low, high] = [lower, upper].map((value) => value.toFixed(decimals + 2));
  return low === high ? low : `${low} to ${high}`;
}
