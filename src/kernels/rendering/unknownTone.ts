import type { Rgb } from './types.ts';

const GROUND: Rgb = [16, 22, 48];
const STRIPE: Rgb = [38, 50, 98];

/**
 * The tone of a pixel for which nothing is known: dark blue with diagonal stripes, 8 pixels apart. It can be
 * mistaken neither for dark tissue nor for the black around a cone.
 */
export function unknownTone(x: number, y: number): Rgb {
  return (x + y) % 8 < 2 ? STRIPE : GROUND;
}
