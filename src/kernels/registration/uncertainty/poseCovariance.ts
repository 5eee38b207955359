import { invertMatrix } from '../../optimise/invertMatrix.ts';
import type { BlockDerivatives } from './types.ts';

const N = 6;

/**
 * Covariance of the pose parameters, 6 x 6: the limit of a bootstrap over blocks of tissue in which every resampled
 * similarity is maximised on its quadratic model (the sandwich of Huber 1967 and White 1982): H^-1 J H^-1 with H the
 * second derivatives and J the sum of the squared block gradients. The number of independent witnesses comes from the
 * blocks, so no effective sample number has to be assumed. Needs calibration: bias that all blocks share is invisible.
 * @returns undefined when the similarity has no maximum here or fewer blocks than it takes to tell
 */
export function poseCovariance({
  blockCount,
  gradients,
  hessian,
}: BlockDerivatives): Float64Array | undefined {
  if (blockCount <= N || !isNegativeDefinite(hessian)) return undefined;
  const inverse = invertMatrix(scaled(hessian, 1), N);
  if (inverse === undefined) return undefined;
  const spread = gradientSpread(gradients, blockCount);
  return product(product(inverse, spread), inverse);
}

/** The sum over blocks of the squares of what their gradients differ from the mean. */
function gradientSpread(gradients: Float64Array, blockCount: number): Float64Array {
  const mean = new Float64Array(N);
  gradients.forEach((g, n) => {
    mean[n % N] += g / blockCount;
  });
  const spread = new Float64Array(N * N);
  for (let block = 0; block < blockCount; block++) {
    for (let a = 0; a < N; a++) {
      for (let b = 0; b < N; b++) {
        spread[N * a + b] += (gradients[N * block + a] - mean[a]) * (gradients[N * block + b] - mean[b]);
      }
    }
  }
  return scaled(spread, blockCount / (blockCount - 1));
}

/** Whether the Cholesky factorisation of the negative exists. */
function isNegativeDefinite(hessian: Float64Array): boolean {
  const factor = new Float64Array(N * N);
  for (let a = 0; a < N; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = -hessian[N * a + b];
      for (let c = 0; c < b; c++) sum -= factor[N * a + c] * factor[N * b + c];
      if (a === b && !(sum > 0)) return false;
      factor[N * a + b] = a === b ? Math.sqrt(sum) : sum / factor[N * b + b];
    }
  }
  return true;
}

const scaled = (matrix: Float64Array, factor: number): Float64Array => matrix.map((x) => factor * x);

function product(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((_, n) => {
    const [row, column] = [Math.floor(n / N), n % N];
    let sum = 0;
    for (let k = 0; k < N; k++) sum += a[N * row + k] * b[N * k + column];
    return sum;
  });
}
