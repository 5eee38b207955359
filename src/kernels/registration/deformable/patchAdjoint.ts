import { createLocalFit } from '../../similarity/localFit.ts';
import type { LocalFitOptions } from '../../similarity/types.ts';

const SMALLEST_VARIANCE = 1e-12;

/**
 * Scores a patch from its moments (layout in momentLayout) and writes how its share of the similarity changes with the
 * channels of a sample with ultrasound u and channels x: dS/dx_a = A_a u + B_a + sum_b C_ab x_b, as A, B, and C a <= b.
 */
export type PatchAdjoint = (
  moments: Float64Array,
  at: number,
  weight: number,
  adjoint: Float64Array,
  to: number,
) => number;

export const adjointCount = (channelCount: number): number =>
  2 * channelCount + (channelCount * (channelCount + 1)) / 2;

/**
 * S = r' (V + ridge)^-1 r / Var(u) with the covariances r of the ultrasound with the channels and V of the channels:
 * LC2 but for the ridge. At the fitted coefficients c the derivative is 2 c_a (residual of the sample) / (n Var(u)),
 * because a change of c itself changes nothing there.
 */
export function createPatchAdjoint(channelCount: number, options: LocalFitOptions): PatchAdjoint {
  const fit = createLocalFit(channelCount, options);
  const { coefficients, cross, covariance } = fit;
  const means = new Float64Array(channelCount);

  return (moments, at, weight, adjoint, to) => {
    const scale = 1 / moments[at];
    const u = moments[at + 1] * scale;
    const variance = moments[at + 2] * scale - u * u;
    if (!(variance > SMALLEST_VARIANCE)) return 0;
    for (let a = 0; a < channelCount; a++) {
      means[a] = moments[at + 3 + a] * scale;
      cross[a] = moments[at + 3 + channelCount + a] * scale - u * means[a];
    }
    for (let a = 0, product = at + 3 + 2 * channelCount; a < channelCount; a++) {
      for (let b = a; b < channelCount; b++, product++) {
        covariance[b * channelCount + a] = moments[product] * scale - means[a] * means[b];
      }
    }
    fit.explainedVariance();
    let explained = 0;
    let constant = u;
    for (let a = 0; a < channelCount; a++) {
      explained += coefficients[a] * cross[a];
      constant -= coefficients[a] * means[a];
    }
    const share = explained / variance;
    if (!(share > 0 && share < 1)) return share >= 1 ? weight : 0;
    const k = (2 * weight * scale) / variance;
    for (let a = 0, product = to + 2 * channelCount; a < channelCount; a++) {
      const factor = k * coefficients[a];
      adjoint[to + a] = factor;
      adjoint[to + channelCount + a] = -factor * constant;
      for (let b = a; b < channelCount; b++, product++) adjoint[product] = -factor * coefficients[b];
    }
    return weight * share;
  };
}
