import type { BlockDerivatives } from './types.ts';

const N = 6;

/**
 * First derivatives of every block and second derivatives of their sum, by central differences: 12 evaluations by
 * block and 61 of the sum.
 * @param blockScores what each block adds to the similarity of a pose
 * @param similarity the sum over the blocks, which is cheaper alone
 * @param stepMm wide enough to bridge the ripples of interpolation, narrow enough to stay on the hill
 */
export function blockDerivatives(
  blockScores: (parameters: Float64Array) => Float64Array,
  similarity: (parameters: Float64Array) => number,
  at: Float64Array,
  stepMm: number,
): BlockDerivatives {
  const moved = (signs: Readonly<Record<number, number>>): Float64Array =>
    at.map((value, axis) => value + (signs[axis] ?? 0) * stepMm);
  const middle = similarity(at);
  const ahead = eachAxis((axis) => blockScores(moved({ [axis]: 1 })));
  const behind = eachAxis((axis) => blockScores(moved({ [axis]: -1 })));
  const blockCount = ahead[0].length;
  const gradients = new Float64Array(N * blockCount);
  const hessian = new Float64Array(N * N);
  for (let a = 0; a < N; a++) {
    for (let block = 0; block < blockCount; block++) {
      gradients[N * block + a] = (ahead[a][block] - behind[a][block]) / (2 * stepMm);
    }
    hessian[N * a + a] = (total(ahead[a]) + total(behind[a]) - 2 * middle) / stepMm ** 2;
    for (let b = 0; b < a; b++) {
      const corner = (x: number, y: number): number => similarity(moved({ [a]: x, [b]: y }));
      const mixed = (corner(1, 1) + corner(-1, -1) - corner(1, -1) - corner(-1, 1)) / (4 * stepMm ** 2);
      hessian[N * a + b] = mixed;
      hessian[N * b + a] = mixed;
    }
  }
  return { blockCount, gradients, hessian };
}

const eachAxis = <T>(of: (axis: number) => T): T[] => Array.from({ length: N }, (_, axis) => of(axis));

const total = (scores: Float64Array): number => scores.reduce((sum, score) => sum + score, 0);
