import { InvalidArgumentError } from 'commander';

type Parse = (text: string) => number;

/** Reads an option that is a number within limits, both included. */
export const parseNumber =
  (minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): Parse =>
  (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`It must be a number${limits(minimum, maximum)}.`);
  };

/** Reads an option that is a whole number within limits, both included. */
export const parseWholeNumber =
  (minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): Parse =>
  (text) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`It must be a whole number${limits(minimum, maximum)}.`);
  };

function limits(minimum: number, maximum: number): string {
  const low = minimum > Number.MIN_SAFE_INTEGER ? ` of at least ${minimum}` : '';
  const high = maximum < Number.MAX_SAFE_INTEGER ? ` and at most ${maximum}` : '';
  return low === '' ? high.replace(' and', ' of') : low + high;
}
