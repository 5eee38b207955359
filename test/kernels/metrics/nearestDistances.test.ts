import { describe, expect, it } from '@jest/globals';
import { nearestDistances } from '../../../src/kernels/metrics/nearestDistances.ts';
import type { Contour } from '../../../src/kernels/metrics/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { randomBlob, randomSpeckle } from './maskFixtures.ts';

function contourOf(mask: Uint8Array, width: number): Contour {
  const offsets = [...mask.keys()].filter((k) => mask[k] === 1);
  const xs = offsets.map((k) => k % width);
  const ys = offsets.map((k) => Math.floor(k / width));
  const box = { xMin: Math.min(...xs), xMax: Math.max(...xs), yMin: ys[0], yMax: ys[ys.length - 1] };
  return { xs, ys, box };
}

function byAllPairs(from: Contour, to: Contour, [sx, sy]: readonly [number, number]): number[] {
  return from.xs.map((x, i) =>
    Math.sqrt(Math.min(...to.xs.map((u, j) => ((u - x) * sx) ** 2 + ((to.ys[j] - from.ys[i]) * sy) ** 2))),
  );
}

describe('nearestDistances', () => {
  it('measures in mm along each axis', () => {
    const from: Contour = { xs: [2], ys: [2], box: { xMin: 2, xMax: 2, yMin: 2, yMax: 2 } };
    const to: Contour = { xs: [6], ys: [5], box: { xMin: 6, xMax: 6, yMin: 5, yMax: 5 } };
    expect([...nearestDistances(from, to, [1, 1])]).toEqual([5]);
    expect([...nearestDistances(from, to, [0.2, 0.5])]).toEqual([Math.sqrt((4 * 0.2) ** 2 + 1.5 ** 2)]);
    expect([...nearestDistances(to, from, [1, 1])]).toEqual([5]);
  });

  it('equals a search over all pairs, whatever the shapes and the spacing', () => {
    const random = createRandomGenerator('nearest');
    const [width, height] = [23, 19];
    for (let i = 0; i < 120; i++) {
      const masks = [0, 1].map(() =>
        random.uniform() < 0.5
          ? randomBlob(random, width, height)
          : randomSpeckle(random, width * height, 0.02 + 0.3 * random.uniform()),
      );
      if (masks.some((mask) => !mask.includes(1))) continue;
      const [a, b] = masks.map((mask) => contourOf(mask, width));
      const spacing = [0.05 + random.uniform(), 0.05 + random.uniform()] as const;
      const found = nearestDistances(a, b, spacing);
      byAllPairs(a, b, spacing).forEach((d, k) => {
        expect(found[k]).toBeCloseTo(d, 12);
      });
    }
  });
});
