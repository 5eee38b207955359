import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { StatedNumber } from './types.ts';

const DECIMAL = /^[+-]?\d{1,15}(?:\.(\d{1,15}))?$/;

/**
 * Reads a number as it was printed, digits and all: "22.80" says more than "22.8".
 *
 * Errors: INVALID_INPUT unless it is a plain decimal number; `name` says in the message which one.
 */
export function parseStated(text: string, name: string): StatedNumber {
  const trimmed = text.trim();
  const match = DECIMAL.exec(trimmed);
  if (match === null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${name} must be a decimal number as printed, such as "22.8", but is "${text}".`,
    );
  }
  const decimals = match[1]?.length ?? 0;
  const value = Number(trimmed);
  const half = 0.5 * 10 ** -decimals;
  // Room for binary fractions: 0.285 is not exactly half way.
  const room = 1e-12 * Math.max(1, Math.abs(value));
  return { text: trimmed, value, decimals, lower: value - half - room, upper: value + half + room };
}
