import { cubicBSplineWeights } from './cubicBSplineWeights.ts';
import type { JointHistogram } from './types.ts';

/** Bins on either side that the window of the outermost values reaches into. */
export const PARZEN_PADDING = 2;

/** Looked up once: a global looked up in the inner loop costs more than the sample. */
const { floor, min } = Math;

export interface ParzenHistogram {
  readonly joint: JointHistogram;
  clear(): void;
  /** @param fixed,moving values as a share of their range, 0 to 1 */
  add(fixed: number, moving: number): void;
}

/**
 * The joint histogram of Mattes et al. 2003 as ITK builds it: a value of the fixed image falls into one bin
 * (zero-order window), a value of the moving image spreads over four by the cubic B-spline, so that the histogram
 * changes smoothly with the pose. Both axes have `bins` bins, two of them on either side as padding.
 */
export function createParzenHistogram(bins: number): ParzenHistogram {
  const counts = new Float64Array(bins * bins);
  const weights = new Float64Array(4);
  const span = bins - 2 * PARZEN_PADDING;
  const last = bins - PARZEN_PADDING - 1;
  return {
    joint: { fixedBins: bins, movingBins: bins, counts },
    clear: () => counts.fill(0),
    add: (fixed, moving) => {
      const fixedBin = min(PARZEN_PADDING + floor(fixed * span), last);
      const position = PARZEN_PADDING + moving * span;
      const movingBin = min(floor(position), last);
      cubicBSplineWeights(position - movingBin, weights);
      const at = bins * fixedBin + movingBin - 1;
      counts[at] += weights[0];
      counts[at + 1] += weights[1];
      counts[at + 2] += weights[2];
      counts[at + 3] += weights[3];
    },
  };
}
