import { describe, expect, test } from '@jest/globals';
import { colourGrey } from '../../../src/kernels/rendering/colourGrey.ts';
import { edgeLimits } from '../../../src/kernels/rendering/edgeLimits.ts';
import { edgePoints } from '../../../src/kernels/rendering/edgePoints.ts';
import { paintEdges } from '../../../src/kernels/rendering/paintEdges.ts';
import { strongEdges } from '../../../src/kernels/rendering/strongEdges.ts';
import type { EdgePoints, PlaneMask, PlaneSamples } from '../../../src/kernels/rendering/types.ts';

const SIZE = 40;

function plane(value: (x: number, y: number) => number, unknown?: (x: number) => boolean): PlaneSamples {
  const all = Array.from({ length: SIZE * SIZE }, (_, at) => at);
  const x = (at: number): number => at % SIZE;
  return {
    width: SIZE,
    height: SIZE,
    pixelMm: [0.5, 0.5],
    values: Float32Array.from(all, (at) => value(x(at) + 0.5, Math.floor(at / SIZE) + 0.5)),
    known: Uint8Array.from(all, (at) => (unknown?.(x(at)) ? 0 : 1)),
  };
}

const everywhere = (size: number): PlaneMask => ({
  width: size,
  height: size,
  data: new Uint8Array(size * size).fill(1),
});

const points = (width: number, list: readonly (readonly [number, number, number])[]): EdgePoints => ({
  width,
  height: width,
  x: Float32Array.from(list, ([x]) => x),
  y: Float32Array.from(list, ([, y]) => y),
  strength: Float32Array.from(list, ([, , strength]) => strength),
});

describe('edgePoints', () => {
  test('finds a step to a third of its own pixels, on a panel of three times the size', () => {
    const { x, y } = edgePoints(
      plane((px) => (px < 20 ? 0 : 100)),
      everywhere(3 * SIZE),
      0.8,
    );
    const central = [...x].filter((_, n) => y[n] > 30 && y[n] < 90);
    expect(central.length).toBe(60);
    for (const value of central) expect(Math.abs(value - 60)).toBeLessThan(1.01);
  });

  test('puts a circle to a quarter of a pixel', () => {
    const soft = (px: number, py: number) => 1 / (1 + Math.exp(Math.hypot(px - 20, py - 20) - 10));
    const { x, y } = edgePoints(plane(soft), everywhere(SIZE), 0.5);
    expect(x.length).toBeGreaterThan(50);
    for (let n = 0; n < x.length; n++) {
      expect(Math.abs(Math.hypot(x[n] - 20, y[n] - 20) - 10)).toBeLessThan(0.35);
    }
  });

  test('strength is the gradient per mm', () => {
    const { strength } = edgePoints(
      plane((px) => 50 / (1 + Math.exp(-(px - 20) / 2))),
      everywhere(SIZE),
      0,
    );
    // The logistic step of height 50 and width 2 pixels of 0.5 mm is steepest with 50 / (4 * 1 mm).
    expect(Math.max(...strength)).toBeCloseTo(12.5, 0);
  });

  test('finds nothing in a flat plane, next to the unknown, or outside the mask', () => {
    expect(
      edgePoints(
        plane(() => 7),
        everywhere(SIZE),
        1,
      ).x,
    ).toHaveLength(0);
    const step = (px: number) => (px < 20 ? 0 : 100);
    expect(
      edgePoints(
        plane(step, (x) => x > 22),
        everywhere(SIZE),
        1,
      ).x,
    ).toHaveLength(0);
    const nowhere = { ...everywhere(SIZE), data: new Uint8Array(SIZE * SIZE) };
    expect(edgePoints(plane(step), nowhere, 1).x).toHaveLength(0);
  });
});

describe('strongEdges', () => {
  const line = (y: number, strengths: readonly number[]) =>
    strengths.map((strength, x) => [x + 0.5, y + 0.5, strength] as const);

  test('keeps whole lines with a strong point and cuts where they are too weak', () => {
    const all = points(8, [...line(1, [3, 9, 3, 1, 3]), ...line(5, [3, 3, 3])]);
    const { x, y } = strongEdges(all, { high: 8, low: 2 }, 2);
    expect([...x].sort()).toEqual([0.5, 1.5, 2.5]);
    expect([...new Set(y)]).toEqual([1.5]);
  });

  test('drops short lines', () => {
    expect(strongEdges(points(8, line(1, [9, 9])), { high: 8, low: 2 }, 3).x).toHaveLength(0);
  });

  test('limits are shares of all planes together; without points none passes', () => {
    const planes = [points(8, line(0, [1, 2, 3])), points(8, line(0, [4, 5]))];
    expect(edgeLimits(planes, 0.75, 0.25)).toEqual({ high: 4, low: 2 });
    expect(edgeLimits([], 0.5, 0.5).low).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('paintEdges', () => {
  test('draws a soft dot, fainter when weak, and leaves its input alone', () => {
    const image = colourGrey({
      width: 9,
      height: 9,
      data: new Uint8Array(81).fill(100),
      known: new Uint8Array(81).fill(1),
    });
    const red = (strength: number, x: number): number =>
      paintEdges(image, points(9, [[4.5, 4.5, strength]]), [200, 0, 0], 10).data[3 * (x + 9 * 4)];
    expect(red(10, 4)).toBe(200);
    expect(red(10, 5)).toBe(161);
    expect(red(10, 8)).toBe(100);
    expect(red(1, 4)).toBe(145);
    expect(image.data[3 * (4 + 9 * 4)]).toBe(100);
    expect(() => paintEdges(image, points(3, []), [0, 0, 0], 1)).toThrow('9 x 9 and 3 x 3');
  });
});
