import { createLocalFit } from './localFit.ts';
import type { LocalFitOptions } from './types.ts';

const SMALLEST_VARIANCE = 1e-12;

/** S of the patch with these moments (layout in momentLayout), clipped to 0 to 1. */
export type PatchScore = (moments: Float64Array) => number;

export function createPatchScore(channelCount: number, options: LocalFitOptions): PatchScore {
  return channelCount === 2 ? scoreOneSequence(options) : scoreSequences(channelCount, options);
}

/** The closed form for one intensity and one gradient; equal to the general fit. */
function scoreOneSequence({ ridge, nonNegativeGradient }: LocalFitOptions): PatchScore {
  return (moments) => {
    const scale = 1 / moments[0];
    const u = moments[1] * scale;
    const varU = moments[2] * scale - u * u;
    if (!(varU > SMALLEST_VARIANCE)) return 0;
    const p = moments[3] * scale;
    const g = moments[4] * scale;
    const covUP = moments[5] * scale - u * p;
    const covUG = moments[6] * scale - u * g;
    const varP = moments[7] * scale - p * p + ridge;
    const covPG = moments[8] * scale - p * g;
    const varG = moments[9] * scale - g * g + ridge;
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
  return (moments) => {
    const scale = 1 / moments[0];
    const u = moments[1] * scale;
    const varU = moments[2] * scale - u * u;
    if (!(varU > SMALLEST_VARIANCE)) return 0;
    for (let a = 0; a < channelCount; a++) {
      means[a] = moments[3 + a] * scale;
      fit.cross[a] = moments[3 + channelCount + a] * scale - u * means[a];
    }
    for (let a = 0, product = 3 + 2 * channelCount; a < channelCount; a++) {
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
