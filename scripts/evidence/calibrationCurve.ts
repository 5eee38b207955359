import { wilsonInterval } from '../../src/kernels/statistics/wilsonInterval.ts';
import { coveringRatio } from './coveringRatio.ts';

export interface CurvePoint {
  /** Share of registrations that the radius is meant to hold, and that it holds. */
  readonly level: number;
  readonly observed: number;
  readonly inside: number;
  readonly count: number;
  /** 95 % interval of the observed share, as if all registrations were independent. */
  readonly interval: { readonly lower: number; readonly upper: number };
  /** The radius in units of the spread. */
  readonly ratio: number;
}

const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.68, 0.8, 0.9, 0.95];

/** Radii from one cohort, checked on another; both as ascending ratios of error to spread. */
export function calibrationCurve(tuning: readonly number[], heldOut: readonly number[]): CurvePoint[] {
  return LEVELS.map((level) => {
    const ratio = coveringRatio(tuning, level);
    const inside = heldOut.filter((value) => value <= ratio).length;
    const count = heldOut.length;
    const interval = wilsonInterval(inside, count, 0.95);
    if (interval.state !== 'DEFINED')
      throw new Error('The held-out cohort has no registration that succeeded.');
    return { level, ratio, inside, count, observed: inside / count, interval };
  });
}
