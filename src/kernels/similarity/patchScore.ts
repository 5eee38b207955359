import { createLocalFit } from './localFit.ts';
import type { LocalFitOptions } from './types.ts';

const SMALLEST_VARIANCE = 1e-12;

/** S of the patch whose moments (layout in momentLayout) start at `at`, clipped to 0 to 1. */
export type PatchScore = (moments: Float64Array, at: number) => number;

export function createPatchScore(channelCount: number, options: LocalFitOptions): PatchScore {
  return channelCount === 2 ? scoreOneSequence(options) : scoreSequences(channelCount, options);
}

/** The closed form for one intensity and one gradient; equal to the general fit. */
function scoreOneSequence({ ridge, nonNegativeGradient }: LocalFitOptions): PatchScore {
  return (moments, at) => {
    const scale = 1 / moments[at];
    const u = moments[at + 1] * scale;
    const varU = moments[at + 2] * scale - u * u;
    if (!(varU > SMALLEST_VARIANCE)) return 0;
    const p = moments[at + 3] * scale;
    const g = moments[at + 4] * scale;
    const covUP = moments[at + 5] * scale - u * p;
    const covUG = moments[at + 6] * scale - u * g;
    const varP = moments[at + 7] * scale - p * p + ridge;
    const covPG = moments[at + 8] * scale - p * g;
    const varG = moments[at + 9] * scale - g * g + ridge;
    const determinant = varP * varG - covPG * covPG;
    let b = determinant > 1e-12 * varP * varG ? (varP * covUG - covPG * covUP) / determinant : 0;
    if (nonNegativeGradient && b < 0) b = 0;
    const a = varP > 0 ? (covUP - b * covPG) / varP : 0;
    const explained = a * covUP + b * covUG + ridge * (a * a + b * b);
    return toShare(explained / varU);
  };
}

function scoreSequences(channelCount: number, options: LocalFitOptions): PatchScore {
  const fit = createLocalFit(channelCount, options);
  const means = new Float64Array(channelCount);
  return (moments, at) => {
    const scale = 1 / moments[at];
    const u = moments[at + 1] * scale;
    const varU = moments[at + 2] * scale - u * u;
    if (!(varU > SMALLEST_VARIANCE)) return 0;
    for (let a = 0; a < channelCount; a++) {
      means[a] = moments[at + 3 + a] * scale;
      fit.cross[a] = moments[at + 3 + channelCount + a] * scale - u * means[a];
    }
    for (let a = 0, product = at + 3 + 2 * channelCount; a < channelCount; a++) {
      for (let b = a; b < channelCount; b++, product++) {
        fit.covariance[b * channelCount + a] = moments[product] * scale - means[a] * means[b];
      }
    }
    return toShare(fit.explainedVariance() / varU);
  };
}

function toShare(similarity: number): number {
  return similarity > 0 ? Math.min(similarity, 1) : 0;
}
