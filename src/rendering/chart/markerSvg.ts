import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { CATEGORICAL } from '../palette.ts';

export interface Marker {
  readonly colour: string;
  readonly shape: number;
}

const SHAPES = 5;

/** Colour and shape of the nth arm; 35 arms pass before both repeat, and shape alone serves without colour. */
export function armMarker(n: number): Marker {
  return { colour: CATEGORICAL[n % CATEGORICAL.length], shape: n % SHAPES };
}

/** A filled circle, square, diamond or triangle of equal visual weight around (x, y). */
export function markerSvg({ colour, shape }: Marker, x: number, y: number): Markup {
  const path = [
    svg`M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z`,
    svg`M${x - 4.5} ${y - 4.5}h9v9h-9z`,
    svg`M${x} ${y - 6.2}l6.2 6.2l-6.2 6.2l-6.2 -6.2z`,
    svg`M${x} ${y - 6}l5.6 10h-11.2z`,
    svg`M${x} ${y + 6}l5.6 -10h-11.2z`,
  ][shape];
  return svg`<path d="${path}" fill="${colour}" stroke="#fff" stroke-width="1"/>`;
}
