import { describe, expect, it } from '@jest/globals';
import { blockMean } from '../../../src/kernels/filters/blockMean.ts';
import { cropImage } from '../../../src/kernels/filters/cropImage.ts';
import { gaussianSmooth } from '../../../src/kernels/filters/gaussianSmooth.ts';
import { gradientMagnitude } from '../../../src/kernels/filters/gradientMagnitude.ts';
import { smoothWithinMask } from '../../../src/kernels/filters/smoothWithinMask.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Image, Vec3 } from '../../../src/kernels/geometry/types.ts';

function image(
  size: Vec3,
  value: (i: number, j: number, k: number) => number,
  spacingMm: Vec3 = [1, 1, 1],
): Image {
  const data = new Float32Array(size[0] * size[1] * size[2]);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) for (let i = 0; i < size[0]; i++, n++) data[n] = value(i, j, k);
  }
  return {
    geometry: { size, spacingMm, originLps: [1, 2, 3], direction: [0, -1, 0, 1, 0, 0, 0, 0, 1] },
    data,
  };
}

const impulse = (spacingMm: Vec3): Image =>
  image([35, 35, 35], (i, j, k) => (i === 17 && j === 17 && k === 17 ? 1000 : 0), spacingMm);

describe('gaussianSmooth', () => {
  it('keeps a constant image constant up to its border', () => {
    const { data } = gaussianSmooth(
      image([7, 5, 3], () => 42),
      1.5,
    );
    for (const value of data) expect(value).toBeCloseTo(42, 4);
  });

  it('spreads a point by sigma in mm on every axis, whatever the spacing', () => {
    const { data, geometry } = gaussianSmooth(impulse([0.5, 1, 0.8]), 1.2);
    const total = data.reduce((sum, value) => sum + value, 0);
    expect(total).toBeCloseTo(1000, 2);
    for (const axis of [0, 1, 2]) {
      let second = 0;
      data.forEach((value, n) => {
        const index = [n % 35, Math.floor(n / 35) % 35, Math.floor(n / 35 ** 2)][axis];
        second += value * ((index - 17) * geometry.spacingMm[axis]) ** 2;
      });
      // A kernel cut at three sigma and sampled at the voxels is a few per cent narrower.
      expect(Math.sqrt(second / total)).toBeGreaterThan(1.15);
      expect(Math.sqrt(second / total)).toBeLessThan(1.21);
    }
  });

  it('is symmetric', () => {
    const { data } = gaussianSmooth(impulse([1, 1, 1]), 1);
    const at = (i: number, j: number, k: number): number => data[i + 35 * (j + 35 * k)];
    expect(at(15, 17, 17)).toBeCloseTo(at(19, 17, 17), 5);
    expect(at(15, 17, 17)).toBeCloseTo(at(17, 19, 17), 5);
    expect(at(17, 16, 17)).toBeCloseTo(at(17, 17, 16), 5);
  });

  it('copies at sigma 0 and never writes to its input', () => {
    const input = image([4, 4, 4], (i, j, k) => i * j + k);
    const before = input.data.slice();
    const copy = gaussianSmooth(input, 0);
    expect(copy.data).toEqual(before);
    expect(copy.data).not.toBe(input.data);
    gaussianSmooth(input, 1);
    expect(input.data).toEqual(before);
  });

  it('smooths images that are one voxel thick or thinner than the kernel', () => {
    const { data } = gaussianSmooth(
      image([2, 1, 9], (_i, _j, k) => k),
      3,
    );
    expect(data.every(Number.isFinite)).toBe(true);
  });

  it('refuses a sigma that is negative or not finite', () => {
    expect(() => gaussianSmooth(impulse([1, 1, 1]), -1)).toThrow(/sigmaMm/);
    expect(() => gaussianSmooth(impulse([1, 1, 1]), Number.NaN)).toThrow(/sigmaMm/);
  });
});

describe('smoothWithinMask', () => {
  it('does not let the outside darken the border', () => {
    const input = image([12, 5, 5], (i) => (i < 6 ? 30 : 0));
    const mask = {
      geometry: input.geometry,
      data: Uint8Array.from(input.data, (value) => (value > 0 ? 1 : 0)),
    };
    const { data } = smoothWithinMask(input, mask, 1);
    input.data.forEach((value, n) => {
      expect(data[n]).toBeCloseTo(value, 3);
    });
  });

  it('refuses a mask on another grid', () => {
    const input = image([4, 4, 4], () => 1);
    const other = image([4, 4, 4], () => 1, [2, 1, 1]);
    const mask = { geometry: other.geometry, data: new Uint8Array(64).fill(1) };
    expect(() => smoothWithinMask(input, mask, 1)).toThrow(/grid/);
  });
});

describe('gradientMagnitude', () => {
  it('is the slope per mm of a ramp, at the border too', () => {
    const ramp = image([6, 5, 4], (i, j, k) => 3 * i + 8 * j + 2 * k, [1.5, 4, 2]);
    for (const value of gradientMagnitude(ramp).data) expect(value).toBeCloseTo(Math.hypot(2, 2, 1), 4);
  });

  it('takes the mean of both sides inside and one side at the border', () => {
    const { data } = gradientMagnitude(image([4, 1, 1], (i) => [0, 1, 4, 9][i]));
    expect([...data]).toEqual([1, 2, 4, 5]);
  });
});

describe('cropImage', () => {
  it('keeps values and their place in the world', () => {
    const whole = image([6, 5, 4], (i, j, k) => i + 10 * j + 100 * k, [2, 1, 3]);
    const part = cropImage(whole, [2, 1, 3], [5, 5, 4]);
    expect(part.geometry.size).toEqual([3, 4, 1]);
    expect([...part.data.slice(0, 3)]).toEqual([312, 313, 314]);
    const world = transformPoint(indexToWorld(whole.geometry), [3, 2, 3]);
    expect(transformPoint(indexToWorld(part.geometry), [1, 1, 0])).toEqual(world);
  });

  it('refuses boxes that are empty or leave the image', () => {
    const whole = image([6, 5, 4], () => 0);
    expect(() => cropImage(whole, [2, 1, 3], [2, 5, 4])).toThrow(/not a part/);
    expect(() => cropImage(whole, [-1, 0, 0], [2, 5, 4])).toThrow(/not a part/);
    expect(() => cropImage(whole, [0, 0, 0], [7, 5, 4])).toThrow(/not a part/);
  });
});

describe('blockMean', () => {
  it('averages blocks and moves the origin to the centre of the first', () => {
    const shrunk = blockMean(
      image([5, 4, 2], (i, j, k) => i + 10 * j + 100 * k, [1, 2, 1]),
      [2, 2, 1],
    );
    expect(shrunk.geometry.size).toEqual([2, 2, 2]);
    expect(shrunk.geometry.spacingMm).toEqual([2, 4, 1]);
    expect([...shrunk.data]).toEqual([5.5, 7.5, 25.5, 27.5, 105.5, 107.5, 125.5, 127.5]);
    const { geometry } = image([5, 4, 2], () => 0, [1, 2, 1]);
    expect(shrunk.geometry.originLps).toEqual(transformPoint(indexToWorld(geometry), [0.5, 0.5, 0]));
  });

  it('keeps an axis that is shorter than its factor as one voxel', () => {
    expect(
      blockMean(
        image([3, 3, 1], () => 2),
        [4, 1, 2],
      ).geometry.size,
    ).toEqual([1, 3, 1]);
  });

  it('refuses factors that are not whole', () => {
    expect(() =>
      blockMean(
        image([3, 3, 3], () => 0),
        [1.5, 1, 1],
      ),
    ).toThrow(/whole numbers/);
  });
});
