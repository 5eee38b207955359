import type { Rgb } from './types.ts';

/** Grey value at which a shade is the full colour. */
const FULL = 191;

/**
 * The shades of a colour for the grey values 0 to 255, three channels each: black stays black, three quarters of the
 * way lies the colour, and white stays white.
 */
export function tintedShades(colour: Rgb): Uint8Array {
  return Uint8Array.from({ length: 3 * 256 }, (_, at) => {
    const grey = Math.floor(at / 3);
    const channel = colour[at % 3];
    const shade =
      grey < FULL ? (grey / FULL) * channel : channel + ((grey - FULL) / (255 - FULL)) * (255 - channel);
    return Math.round(shade);
  });
}
