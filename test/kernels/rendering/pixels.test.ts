import { describe, expect, test } from '@jest/globals';
import { checkerboard } from '../../../src/kernels/rendering/checkerboard.ts';
import { colourGrey } from '../../../src/kernels/rendering/colourGrey.ts';
import { contentBounds } from '../../../src/kernels/rendering/contentBounds.ts';
import { dimOutside } from '../../../src/kernels/rendering/dimOutside.ts';
import { fieldOfViewPlane } from '../../../src/kernels/rendering/fieldOfViewPlane.ts';
import { fitPlane } from '../../../src/kernels/rendering/fitPlane.ts';
import { maskCentroid } from '../../../src/kernels/rendering/maskCentroid.ts';
import { overlayEchoes } from '../../../src/kernels/rendering/overlayEchoes.ts';
import { resizePlane } from '../../../src/kernels/rendering/resizePlane.ts';
import { resizeRgb } from '../../../src/kernels/rendering/resizeRgb.ts';
import { restrictSamples } from '../../../src/kernels/rendering/restrictSamples.ts';
import { tintedShades } from '../../../src/kernels/rendering/tintedShades.ts';
import type { GreyImage, PlaneSamples } from '../../../src/kernels/rendering/types.ts';
import { unknownTone } from '../../../src/kernels/rendering/unknownTone.ts';
import { valueRange } from '../../../src/kernels/rendering/valueRange.ts';
import { windowLevel } from '../../../src/kernels/rendering/windowLevel.ts';

function samples(width: number, values: readonly number[], unknown: readonly number[] = []): PlaneSamples {
  const known = new Uint8Array(values.length).fill(1);
  for (const at of unknown) known[at] = 0;
  return { width, height: values.length / width, pixelMm: [1, 1], values: Float32Array.from(values), known };
}

function grey(width: number, values: readonly number[], unknown: readonly number[] = []): GreyImage {
  const { height, known } = samples(width, values, unknown);
  return { width, height, data: Uint8Array.from(values), known };
}

describe('valueRange', () => {
  test('ignores zeros and one bright outlier among a thousand', () => {
    const values = Array.from({ length: 1000 }, (_, n) => 1 + (n % 100));
    values[99] = 1e6; // in place of one 100
    expect(valueRange([samples(10, [...values, ...new Array(500).fill(0)])])).toEqual({ low: 2, high: 100 });
  });

  test('takes several planes together and skips unknown values', () => {
    const options = { lowFraction: 0, highFraction: 1 };
    expect(valueRange([samples(1, [3, 900], [1]), samples(1, [7])], options)).toEqual({ low: 3, high: 7 });
  });

  test('thins a large plane evenly', () => {
    const plane = samples(
      300,
      Array.from({ length: 90_000 }, (_, n) => 1 + (n % 1000)),
    );
    const { low, high } = valueRange([plane], { lowFraction: 0.25, highFraction: 0.75 });
    expect(Math.abs(low - 250)).toBeLessThan(3);
    expect(Math.abs(high - 750)).toBeLessThan(3);
  });

  test('falls back to a usable range without values or contrast', () => {
    expect(valueRange([])).toEqual({ low: 0, high: 1 });
    expect(valueRange([samples(2, [0, 0])])).toEqual({ low: 0, high: 1 });
    expect(valueRange([samples(2, [5, 5])])).toEqual({ low: 0, high: 5 });
    expect(valueRange([samples(2, [-5, -5])])).toEqual({ low: -5, high: 1 });
  });

  test('refuses fractions out of order', () => {
    expect(() => valueRange([], { lowFraction: 0.9, highFraction: 0.1 })).toThrow('low < high');
  });
});

describe('windowLevel', () => {
  test('maps the window to 0..255, rounds, and clamps the rest', () => {
    const image = windowLevel(samples(5, [-10, 0, 30, 50, 1000]), { low: 0, high: 50 });
    expect([...image.data]).toEqual([0, 0, 153, 255, 255]);
  });

  test('a gamma below 1 lifts the dark half and keeps the ends', () => {
    const image = windowLevel(samples(3, [0, 25, 100]), { low: 0, high: 100 }, 0.5);
    expect([...image.data]).toEqual([0, 128, 255]);
    expect(() => windowLevel(samples(1, [1]), { low: 0, high: 1 }, 0)).toThrow('Gamma');
  });

  test('refuses an empty window', () => {
    expect(() => windowLevel(samples(1, [1]), { low: 2, high: 2 })).toThrow('low < high');
    expect(() => windowLevel(samples(1, [1]), { low: Number.NaN, high: 2 })).toThrow('finite');
  });
});

describe('fitPlane', () => {
  test('keeps the aspect in mm, not in pixels', () => {
    const fitted = fitPlane({ width: 100, height: 100, pixelMm: [0.5, 0.125] }, { width: 200, height: 200 });
    expect(fitted).toEqual({ width: 200, height: 50, pixelsPerMm: 4 });
  });

  test('leaves one pixel to a side that is almost nothing, and refuses nothing', () => {
    expect(fitPlane({ width: 1000, height: 1, pixelMm: [1, 0.01] }, { width: 100, height: 100 }).height).toBe(
      1,
    );
    expect(() => fitPlane({ width: 0, height: 1, pixelMm: [1, 1] }, { width: 9, height: 9 })).toThrow(
      'positive',
    );
  });
});

describe('resizePlane', () => {
  test('interpolates linearly when it grows', () => {
    const { values, pixelMm } = resizePlane(samples(2, [0, 8]), 4, 1);
    expect([...values]).toEqual([0, 2, 6, 8]);
    expect(pixelMm).toEqual([0.5, 1]);
  });

  test('averages when it shrinks, so a fine chequer becomes grey', () => {
    const chequer = Array.from({ length: 256 }, (_, at) => 100 * ((at + Math.floor(at / 16)) % 2));
    const { values } = resizePlane(samples(16, chequer), 4, 4);
    expect(Math.min(...values)).toBeGreaterThan(40);
    expect(Math.max(...values)).toBeLessThan(60);
  });

  test('returns the plane itself at the same size', () => {
    const values = [1, 2, 3, 4, 5, 6];
    expect([...resizePlane(samples(3, values), 3, 2).values]).toEqual(values);
  });

  test('gives unknown pixels no weight and does not darken their neighbours', () => {
    const { values, known } = resizePlane(samples(2, [10, -999], [1]), 4, 1);
    expect([...known]).toEqual([1, 1, 0, 0]);
    expect([...values]).toEqual([10, 10, 0, 0]);
  });

  test('refuses a size that is no number of pixels', () => {
    expect(() => resizePlane(samples(1, [1]), 0, 1)).toThrow('whole number');
    expect(() => resizePlane(samples(1, [1]), 2.5, 1)).toThrow('whole number');
  });
});

describe('colours', () => {
  const us = grey(2, [200, 0, 50, 255]);
  const mri = grey(2, [100, 255, 0, 9], [3]);

  test('resizeRgb keeps the channels apart', () => {
    const data = Uint8Array.from([255, 0, 0, 0, 0, 255]);
    expect([...resizeRgb({ width: 2, height: 1, data }, 1, 1).data]).toEqual([128, 0, 128]);
  });

  test('checkerboard takes squares in turn, the first picture at the top left and tinted', () => {
    const tint = [255, 150, 0] as const;
    const board = checkerboard(grey(4, new Array(16).fill(51)), grey(4, new Array(16).fill(9)), 2, tint);
    const red = board.data.filter((_, at) => at % 3 === 0);
    expect([...red]).toEqual([68, 68, 9, 9, 68, 68, 9, 9, 9, 9, 68, 68, 9, 9, 68, 68]);
    expect([...board.data.slice(0, 3)]).toEqual([68, 40, 0]);
  });

  test('checkerboard refuses different sizes and no tile', () => {
    expect(() => checkerboard(us, grey(1, [1]), 2, [0, 0, 0])).toThrow('2 x 2 and 1 x 1');
    expect(() => checkerboard(us, mri, 0, [0, 0, 0])).toThrow('tile');
  });

  test('a tint leaves black and white and colours what lies between', () => {
    const shades = tintedShades([100, 0, 255]);
    expect([0, 191, 255].map((grey) => [...shades.slice(3 * grey, 3 * grey + 3)])).toEqual([
      [0, 0, 0],
      [100, 0, 255],
      [255, 255, 255],
    ]);
  });

  test('strong echoes cover the MRI, faint ones leave it, and beside the MRI is hatching', () => {
    const { data } = overlayEchoes(mri, grey(2, [20, 255, 235, 0]), [255, 150, 0]);
    expect([...data.slice(0, 6)]).toEqual([100, 100, 100, 255, 255, 255]);
    expect(data[6]).toBe(255);
    expect([...data.slice(9)]).toEqual([...unknownTone(1, 1)]);
    expect(() => overlayEchoes(mri, grey(1, [1]), [0, 0, 0])).toThrow('2 x 2 and 1 x 1');
  });

  test('unknown pixels are dark blue, striped, and never grey', () => {
    const { data } = colourGrey(grey(16, new Array(16).fill(0), [...new Array(16).keys()]));
    const tones = new Set(Array.from({ length: 16 }, (_, x) => data.slice(3 * x, 3 * x + 3).join()));
    expect(tones.size).toBe(2);
    for (let x = 0; x < 16; x++) expect(data[3 * x + 2]).toBeGreaterThan(2 * data[3 * x]);
  });

  test('dimOutside leaves the inside alone', () => {
    const mask = { width: 2, height: 2, data: Uint8Array.of(1, 1, 0, 0) };
    expect([...dimOutside(us, mask, 0.5).data]).toEqual([200, 0, 25, 128]);
  });
});

describe('fieldOfViewPlane and restrictSamples', () => {
  test('a dark spot inside the cone belongs to it, the black around it does not', () => {
    const plane = samples(5, [0, 0, 0, 0, 0, 0, 7, 7, 7, 0, 0, 7, 0, 7, 0, 0, 7, 7, 7, 0, 0, 0, 0, 0, 0]);
    const cone = fieldOfViewPlane(plane);
    expect(cone.data.reduce((a, b) => a + b)).toBe(9);
    expect(cone.data[12]).toBe(1);
    expect(restrictSamples(plane, cone).known.reduce((a, b) => a + b)).toBe(9);
  });

  test('is empty on a black plane and full on a bright one', () => {
    expect(fieldOfViewPlane(samples(3, new Array(9).fill(0))).data.some(Boolean)).toBe(false);
    expect(fieldOfViewPlane(samples(3, new Array(9).fill(4))).data.every(Boolean)).toBe(true);
  });
});

describe('contentBounds and maskCentroid', () => {
  const geometry = {
    size: [3, 4, 5],
    spacingMm: [1, 1, 1],
    originLps: [0, 0, 0],
    direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  } as const;

  test('bound and average the voxels that are set', () => {
    const data = new Uint8Array(60);
    data[1 + 3 * (2 + 4 * 1)] = 1;
    data[2 + 3 * (0 + 4 * 3)] = 1;
    expect(contentBounds({ geometry, data })).toEqual({ min: [1, 0, 1], max: [2, 2, 3] });
    expect(maskCentroid({ geometry, data })).toEqual([1.5, 1, 2]);
  });

  test('are null for an empty mask', () => {
    expect(contentBounds({ geometry, data: new Uint8Array(60) })).toBeNull();
    expect(maskCentroid({ geometry, data: new Uint8Array(60) })).toBeNull();
  });
});
