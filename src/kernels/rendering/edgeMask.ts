import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PlaneMask, PlaneSamples } from './types.ts';

/**
 * Thin edges of a plane: central-difference gradient per mm after a 3 x 3 binomial smoothing, kept where it is
 * the largest along its own direction (Canny 1986, non-maximum suppression) and among the strongest
 * `strongestFraction` of the gradients. Pixels next to an unknown one are no edges.
 *
 * @throws INVALID_INPUT when the fraction is outside (0, 1].
 */
export function edgeMask(samples: PlaneSamples, strongestFraction = 0.15): PlaneMask {
  if (!(strongestFraction > 0 && strongestFraction <= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'The share of edge pixels must lie in (0, 1].');
  }
  const { width, height } = samples;
  const { gx, gy, strength } = gradient(samples);
  const limit = threshold(strength, strongestFraction);
  const data = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = x + width * y;
      if (strength[at] === 0 || strength[at] < limit) continue;
      const step = stepAlong(gx[at], gy[at], width);
      // The two signs differ so that of two equal neighbours exactly one stays.
      if (strength[at] >= strength[at - step] && strength[at] > strength[at + step]) data[at] = 1;
    }
  }
  return { width, height, data };
}

function gradient({ width, height, pixelMm, values, known }: PlaneSamples) {
  const smooth = binomial(values, width, height);
  const gx = new Float32Array(values.length);
  const gy = new Float32Array(values.length);
  const strength = new Float32Array(values.length);
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = x + width * y;
      if (!allKnown(known, at, width)) continue;
      gx[at] = (smooth[at + 1] - smooth[at - 1]) / (2 * pixelMm[0]);
      gy[at] = (smooth[at + width] - smooth[at - width]) / (2 * pixelMm[1]);
      strength[at] = Math.hypot(gx[at], gy[at]);
    }
  }
  return { gx, gy, strength };
}

function allKnown(known: Uint8Array, at: number, width: number): boolean {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) if (!known[at + dx + dy * width]) return false;
  }
  return true;
}

function binomial(values: Float32Array, width: number, height: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = x + width * y;
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        const row = at + dy * width;
        sum += (2 - Math.abs(dy)) * (values[row - 1] + 2 * values[row] + values[row + 1]);
      }
      result[at] = sum / 16;
    }
  }
  return result;
}

function threshold(strength: Float32Array, strongestFraction: number): number {
  const sorted = strength.filter((value) => value > 0).sort();
  if (sorted.length === 0) return Number.POSITIVE_INFINITY;
  return sorted[Math.min(sorted.length - 1, Math.floor((1 - strongestFraction) * sorted.length))];
}

/** The neighbour (offset in pixels) nearest to the gradient's direction. */
function stepAlong(gx: number, gy: number, width: number): number {
  const slope = Math.abs(gy) / (Math.abs(gx) + 1e-30);
  const dx = slope > 2.414 ? 0 : Math.sign(gx);
  const dy = slope < 0.414 ? 0 : Math.sign(gy);
  return dx + dy * width;
}
