import type { LocatedForeground } from './scanMaskPair.ts';
import type { PixelBox } from './types.ts';

/** A rectangle that holds all foreground of a mask, at most a few pixels too wide or a row too tall. */
export function foregroundBox({ words, first, last }: LocatedForeground, width: number): PixelBox {
  const yMin = Math.floor(first / width);
  const yMax = Math.floor(last / width);
  let xMin = width;
  let xMax = -1;
  for (let y = yMin; y <= yMax; y++) {
    const row = y * width;
    let left = row >> 2;
    while (4 * left - row < xMin && words[left] === 0) left++;
    xMin = Math.min(xMin, Math.max(4 * left - row, 0));
    let right = (row + width - 1) >> 2;
    while (4 * right + 3 - row > xMax && words[right] === 0) right--;
    xMax = Math.max(xMax, Math.min(4 * right + 3 - row, width - 1));
  }
  return { xMin, xMax, yMin, yMax };
}
