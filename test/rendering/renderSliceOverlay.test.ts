import { describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import { renderSliceOverlay } from '../../src/rendering/renderSliceOverlay.ts';

const slice = { width: 20, height: 40, data: Float32Array.from({ length: 800 }, (_, at) => at % 50) };
const square = Uint8Array.from({ length: 800 }, (_, at) =>
  at % 20 > 5 && at % 20 < 12 && at > 200 && at < 400 ? 1 : 0,
);

/** Pixels of nearly this colour. */
function countColour(png: Uint8Array, colour: readonly number[]): number {
  const { data, channels } = decode(png);
  let n = 0;
  for (let at = 0; at < data.length; at += channels) {
    if (colour.every((value, c) => Math.abs(value - data[at + c]) < 12)) n++;
  }
  return n;
}

const CYAN = [0x38, 0xd5, 0xff];
const ORANGE = [0xff, 0x9f, 0x1c];

describe('renderSliceOverlay', () => {
  test('has the true aspect of the slice in mm', () => {
    const narrow = decode(renderSliceOverlay({ slice, spacingMm: [0.5, 0.25] }));
    const tall = decode(renderSliceOverlay({ slice, spacingMm: [0.5, 1] }));
    expect(narrow.width).toBe(720 + 40);
    expect(tall.width).toBe(420 + 40);
    expect(narrow.height).toBe(tall.height);
  });

  test('draws each outline in its colour, and a missing label only in the legend', () => {
    const both = renderSliceOverlay({ slice, spacingMm: [0.5, 0.5], prediction: square, reference: square });
    const none = renderSliceOverlay({ slice, spacingMm: [0.5, 0.5] });
    expect(countColour(both, CYAN) + countColour(both, ORANGE)).toBeGreaterThan(500);
    expect(countColour(none, CYAN)).toBeLessThan(200);
    expect(countColour(none, ORANGE)).toBeLessThan(200);
  });

  test('says nothing of a prediction when the picture is not about one', () => {
    const missing = renderSliceOverlay({ slice, spacingMm: [0.5, 0.5], reference: square });
    const none = renderSliceOverlay({ slice, spacingMm: [0.5, 0.5], reference: square, prediction: null });
    expect(countColour(none, ORANGE)).toBe(0);
    expect(countColour(missing, ORANGE)).toBeGreaterThan(0);
  });

  test('survives empty labels, one pixel, flat and not finite values, and endless text', () => {
    const one = { width: 1, height: 1, data: Float32Array.of(Number.NaN) };
    const sheets = [
      renderSliceOverlay({ slice, spacingMm: [1, 1], prediction: new Uint8Array(800), reference: square }),
      renderSliceOverlay({ slice: one, spacingMm: [0.1, 0.1], prediction: Uint8Array.of(1) }),
      renderSliceOverlay({ slice, spacingMm: [1, 1], title: '<&>', facts: ['x'.repeat(900), ''] }),
    ];
    for (const sheet of sheets) expect(decode(sheet).width).toBeGreaterThan(400);
  });

  test('refuses labels of another size and a spacing of nothing', () => {
    expect(() => renderSliceOverlay({ slice, spacingMm: [1, 1], prediction: new Uint8Array(3) })).toThrow(
      '20 x 40',
    );
    expect(() => renderSliceOverlay({ slice, spacingMm: [0, 1] })).toThrow('positive spacing');
  });
});
