import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { joinMarkup, type Markup, type MarkupValue } from './markup.ts';

/**
 * Template for SVG: values are escaped, numbers are printed with at most two decimals (a hundredth of a pixel).
 *
 * @throws NON_FINITE_VALUES for a number that is no coordinate, rather than a silently broken picture.
 */
export function svg(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return joinMarkup(strings, values, printCoordinate);
}

/** A coordinate with at most two decimals. */
export function printCoordinate(value: number): string {
  if (!Number.isFinite(value)) {
    throw new SonoledgerError('NON_FINITE_VALUES', 'A picture cannot show a number that is not finite.');
  }
  return String(Math.round(value * 100) / 100);
}
