import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createLocalFit } from './localFit.ts';
import { patchWeight } from './patchWeight.ts';
import type { LocalFitOptions, PatchWeight } from './types.ts';

export interface Lc2PatchInput {
  /** Ultrasound of every sample of the patch. */
  readonly ultrasound: ArrayLike<number>;
  /** Intensity and gradient magnitude of every MRI sequence, in this order, each with one value per sample. */
  readonly channels: readonly ArrayLike<number>[];
  /** 0 leaves a sample out: outside the cone, or MRI unknown. All samples count when omitted. */
  readonly valid?: ArrayLike<number>;
}

export interface Lc2PatchOptions extends Partial<LocalFitOptions> {
  readonly weight?: PatchWeight;
  /** Least share of valid samples. */
  readonly minimumValidFraction?: number;
}

/** A patch without enough valid samples or without ultrasound contrast has no LC2, which is not an LC2 of 0. */
export type Lc2Patch =
  | {
      readonly state: 'DEFINED';
      /** S = 1 - Var(u - Mc) / Var(u), the share of the ultrasound's variance that the MRI explains. */
      readonly similarity: number;
      readonly weight: number;
      /** c of u = M c + residual: one per channel, then the constant. */
      readonly coefficients: Float64Array;
    }
  | { readonly state: 'TOO_FEW_SAMPLES' | 'CONSTANT_ULTRASOUND' };

const SMALLEST_VARIANCE = 1e-12;

/**
 * LC2 of one patch (Wein et al., MICCAI 2013; Fuerst et al., Med. Image Anal. 2014): the ultrasound u is fitted by
 * M = [p g 1], MRI intensity p and gradient magnitude g, and S = 1 - Var(u - Mc) / Var(u). A patch is weighted by
 * the standard deviation of its ultrasound unless `weight` says otherwise.
 * @throws INVALID_INPUT when the lengths differ or the channels are not intensity and gradient pairs
 */
export function lc2Patch(input: Lc2PatchInput, options: Lc2PatchOptions = {}): Lc2Patch {
  validate(input);
  const { ultrasound, channels, valid } = input;
  const samples: number[] = [];
  for (let n = 0; n < ultrasound.length; n++) if (valid === undefined || valid[n] !== 0) samples.push(n);
  const least = (options.minimumValidFraction ?? 0.5) * ultrasound.length;
  if (samples.length === 0 || samples.length < least) return { state: 'TOO_FEW_SAMPLES' };

  const mean = (values: ArrayLike<number>): number =>
    samples.reduce((sum, n) => sum + values[n], 0) / samples.length;
  const covariance = (a: ArrayLike<number>, meanA: number, b: ArrayLike<number>, meanB: number): number =>
    samples.reduce((sum, n) => sum + (a[n] - meanA) * (b[n] - meanB), 0) / samples.length;

  const meanU = mean(ultrasound);
  const variance = covariance(ultrasound, meanU, ultrasound, meanU);
  if (!(variance > SMALLEST_VARIANCE)) return { state: 'CONSTANT_ULTRASOUND' };
  const means = channels.map(mean);
  const fit = createLocalFit(channels.length, {
    ridge: options.ridge ?? 0,
    nonNegativeGradient: options.nonNegativeGradient ?? false,
  });
  channels.forEach((a, row) => {
    fit.cross[row] = covariance(a, means[row], ultrasound, meanU);
    channels.forEach((b, column) => {
      fit.covariance[row * channels.length + column] = covariance(a, means[row], b, means[column]);
    });
  });
  const similarity = fit.explainedVariance() / variance;
  const constant = means.reduce((rest, value, row) => rest - fit.coefficients[row] * value, meanU);
  return {
    state: 'DEFINED',
    similarity,
    weight: patchWeight(variance, options.weight ?? 'std'),
    coefficients: Float64Array.from([...fit.coefficients, constant]),
  };
}

function validate({ ultrasound, channels, valid }: Lc2PatchInput): void {
  if (channels.length === 0 || channels.length % 2 !== 0) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `LC2 needs an intensity and a gradient channel per sequence; there are ${channels.length} channels.`,
    );
  }
  if ([...channels, valid ?? ultrasound].some((values) => values.length !== ultrasound.length)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Every channel needs one value per sample (${ultrasound.length}).`,
    );
  }
}
