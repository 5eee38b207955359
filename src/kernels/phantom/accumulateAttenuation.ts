import { max } from './boundMath.ts';
import type { FanGrid } from './types.ts';

/** Enhancement behind fluid saturates in practice, because the receiver clips it. */
const MOST_GAIN_DB = 4;

/** Attenuation along each beam down to each sample, dB; positive is shadow, negative is enhancement. */
export function accumulateAttenuation(dbPerMm: Float32Array, { ranges, rangeStepMm }: FanGrid): Float32Array {
  const result = new Float32Array(dbPerMm.length);
  for (let line = 0; line < dbPerMm.length; line += ranges) {
    let sum = 0;
    for (let n = line; n < line + ranges; n++) {
      sum = max(-MOST_GAIN_DB, sum + dbPerMm[n] * rangeStepMm);
      result[n] = sum;
    }
  }
  return result;
}
