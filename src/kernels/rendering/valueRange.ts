import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PlaneSamples, ValueRange } from './types.ts';

export interface ValueRangeOptions {
  /** Share of the values below the window, default 0.01. */
  readonly lowFraction?: number;
  /** Share of the values at or below the top of the window, default 0.995. */
  readonly highFraction?: number;
  /** Leaves exact zeros out, the padding around a cone or a head. Default true. */
  readonly ignoreZeros?: boolean;
}

/** More values than this are thinned evenly: a window needs no more, and sorting is the cost. */
const MOST_VALUES = 1 << 16;

/**
 * A display window for several planes together, from robust percentiles (nearest rank) of their known
 * values, so that one bright voxel does not darken the rest. Where nothing is known the range is [0, 1].
 * Of more than 65,536 values every second, third, ... is taken.
 *
 * @throws INVALID_INPUT when the fractions are not 0 <= low < high <= 1.
 */
export function valueRange(planes: readonly PlaneSamples[], options: ValueRangeOptions = {}): ValueRange {
  const { lowFraction = 0.01, highFraction = 0.995, ignoreZeros = true } = options;
  if (!(lowFraction >= 0 && lowFraction < highFraction && highFraction <= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'Percentile fractions must satisfy 0 <= low < high <= 1.');
  }
  const sorted = collect(planes, ignoreZeros).sort();
  if (sorted.length === 0) return { low: 0, high: 1 };
  const at = (fraction: number): number => sorted[Math.round(fraction * (sorted.length - 1))];
  const low = at(lowFraction);
  const high = at(highFraction);
  return high > low ? { low, high } : { low: Math.min(low, 0), high: Math.max(low, 0) || 1 };
}

function collect(planes: readonly PlaneSamples[], ignoreZeros: boolean): Float32Array {
  const all = new Float32Array(planes.reduce((n, plane) => n + plane.values.length, 0));
  const step = Math.max(1, Math.ceil(all.length / MOST_VALUES));
  let n = 0;
  for (const { values, known } of planes) {
    for (let at = 0; at < values.length; at += step) {
      if (known[at] && !(ignoreZeros && values[at] === 0)) all[n++] = values[at];
    }
  }
  return all.subarray(0, n);
}
