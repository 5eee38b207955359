/**
 * Weights of a one-dimensional resampling: output n is the sum of `weights[n * count + t]` times input
 * `first[n] + t`, t from 0 to count - 1. Taps of weight 0 may lie outside the input.
 */
export interface ResizeTaps {
  readonly count: number;
  readonly first: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Triangle filter over pixel centres, widened by the ratio when the picture shrinks, so that speckle is
 * averaged instead of aliased. Weights of one output add up to 1; beyond the border they are dropped.
 */
export function resizeTaps(from: number, to: number): ResizeTaps {
  const ratio = from / to;
  const radius = Math.max(1, ratio);
  const count = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let n = 0; n < to; n++) {
    const centre = (n + 0.5) * ratio - 0.5;
    first[n] = Math.ceil(centre - radius);
    let sum = 0;
    for (let t = 0; t < count; t++) {
      const at = first[n] + t;
      const weight = at < 0 || at >= from ? 0 : Math.max(0, 1 - Math.abs(at - centre) / radius);
      weights[n * count + t] = weight;
      sum += weight;
    }
    for (let t = 0; t < count; t++) weights[n * count + t] /= sum;
  }
  return { count, first, weights };
}
