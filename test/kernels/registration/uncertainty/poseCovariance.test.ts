import { describe, expect, it } from '@jest/globals';
import { invertMatrix } from '../../../../src/kernels/optimise/invertMatrix.ts';
import { createRandomGenerator } from '../../../../src/kernels/random/randomGenerator.ts';
import { blockDerivatives } from '../../../../src/kernels/registration/uncertainty/blockDerivatives.ts';
import { poseCovariance } from '../../../../src/kernels/registration/uncertainty/poseCovariance.ts';

const AXES = [0, 1, 2, 3, 4, 5];
const BLOCKS = 60;

/** Blocks that each want another pose: block b adds -(q - c_b)' A (q - c_b) / 2, with sum of the c_b zero. */
function disagreeingBlocks(seed: number) {
  const random = createRandomGenerator(seed);
  const wanted = Array.from({ length: BLOCKS }, () => AXES.map(() => random.normal()));
  for (const axis of AXES) {
    const mean = wanted.reduce((sum, w) => sum + w[axis], 0) / BLOCKS;
    for (const w of wanted) w[axis] -= mean;
  }
  const curvature = AXES.map((a) => AXES.map((b) => (a === b ? 1 + a : 0.3)));
  const blockScores = (q: Float64Array): Float64Array =>
    Float64Array.from(wanted, (w) => {
      const d = AXES.map((a) => q[a] - w[a]);
      return AXES.reduce((sum, a) => sum - 0.5 * d[a] * curvature[a].reduce((s, c, b) => s + c * d[b], 0), 0);
    });
  const similarity = (q: Float64Array): number => blockScores(q).reduce((sum, x) => sum + x, 0);
  return { wanted, curvature, blockScores, similarity };
}

describe('blockDerivatives', () => {
  it('are exact for quadratic blocks', () => {
    const { wanted, curvature, blockScores, similarity } = disagreeingBlocks(1);
    const { blockCount, gradients, hessian } = blockDerivatives(
      blockScores,
      similarity,
      new Float64Array(6),
      1,
    );
    expect(blockCount).toBe(BLOCKS);
    for (const a of AXES) {
      for (const b of AXES) expect(hessian[6 * a + b]).toBeCloseTo(-BLOCKS * curvature[a][b], 6);
      const expected = curvature[a].reduce((sum, c, b) => sum + c * wanted[7][b], 0);
      expect(gradients[6 * 7 + a]).toBeCloseTo(expected, 8);
    }
  });
});

describe('poseCovariance', () => {
  it('is the covariance of the mean when all blocks have one curvature', () => {
    const { wanted, blockScores, similarity } = disagreeingBlocks(2);
    const covariance = poseCovariance(blockDerivatives(blockScores, similarity, new Float64Array(6), 1));
    for (const a of AXES) {
      for (const b of AXES) {
        const products = wanted.reduce((sum, w) => sum + w[a] * w[b], 0);
        expect(covariance?.[6 * a + b]).toBeCloseTo(products / (BLOCKS * (BLOCKS - 1)), 8);
      }
    }
  });

  it('agrees with a bootstrap that resamples blocks and maximises each sum', () => {
    const random = createRandomGenerator(3);
    const gradients = Float64Array.from({ length: 6 * BLOCKS }, () => random.normal());
    for (const axis of AXES) {
      let mean = 0;
      for (let b = 0; b < BLOCKS; b++) mean += gradients[6 * b + axis] / BLOCKS;
      for (let b = 0; b < BLOCKS; b++) gradients[6 * b + axis] -= mean;
    }
    const hessian = Float64Array.from({ length: 36 }, (_, n) => (n % 7 === 0 ? -40 - n : -2));
    const inverse = invertMatrix(hessian, 6) as Float64Array;
    const covariance = poseCovariance({ blockCount: BLOCKS, gradients, hessian }) as Float64Array;
    const rounds = 4000;
    let variance = 0;
    for (let round = 0; round < rounds; round++) {
      const gradient = new Float64Array(6);
      for (let n = 0; n < BLOCKS; n++) {
        const drawn = Math.floor(BLOCKS * random.uniform());
        for (const axis of AXES) gradient[axis] += gradients[6 * drawn + axis];
      }
      variance += AXES.reduce((sum, a) => sum - inverse[a] * gradient[a], 0) ** 2 / rounds;
    }
    expect(covariance[0] / variance).toBeGreaterThan(0.9);
    expect(covariance[0] / variance).toBeLessThan(1.1);
  });

  it('is undefined on a saddle and with no more blocks than parameters', () => {
    const gradients = new Float64Array(6 * BLOCKS).fill(1);
    const hessian = Float64Array.from({ length: 36 }, (_, n) => (n % 7 === 0 ? -1 : 0));
    expect(poseCovariance({ blockCount: BLOCKS, gradients, hessian })).toBeDefined();
    expect(poseCovariance({ blockCount: 6, gradients: gradients.slice(0, 36), hessian })).toBeUndefined();
    hessian[35] = 0.1;
    expect(poseCovariance({ blockCount: BLOCKS, gradients, hessian })).toBeUndefined();
  });
});
