import { describe, expect, test } from '@jest/globals';
import { decode, encode } from 'fast-png';
import { decodePng } from '../../src/rendering/contact/decodePng.ts';
import { renderCohortContactSheet } from '../../src/rendering/renderCohortContactSheet.ts';
import { renderThumbnail } from '../../src/rendering/renderThumbnail.ts';

function picture(width: number, height: number, grey = 128): Uint8Array {
  return encode({ width, height, channels: 1, depth: 8, data: new Uint8Array(width * height).fill(grey) });
}

describe('renderCohortContactSheet', () => {
  test('is 2400 pixels wide and grows by a row for every three items', () => {
    const item = { title: 'Case 1', png: picture(160, 100) };
    const heights = [1, 3, 4].map((n) => decode(renderCohortContactSheet(new Array(n).fill(item))).height);
    expect(heights[0]).toBe(heights[1]);
    expect(heights[2]).toBeGreaterThan(1.8 * heights[1]);
    expect(decode(renderCohortContactSheet([item])).width).toBe(2400);
  });

  test('survives hostile titles, verdicts and pictures of any shape', () => {
    const sheet = renderCohortContactSheet([
      { title: '<&>"', png: picture(1, 1), verdict: 'REJECTED', banner: { level: 'WORSE', text: '<&>' } },
      { title: 'x'.repeat(500), png: picture(3, 700), verdict: 'UNSURE' },
      {
        title: '',
        png: picture(900, 2),
        banner: { level: 'BETTER', text: 'y'.repeat(500) },
        landmarkErrorMm: { before: 4, after: 0.3 },
      },
      {
        title: 'tracked',
        png: picture(90, 60),
        banner: { level: 'TRACKED', text: 'z' },
        landmarkErrorMm: { before: null, after: 16 },
      },
    ]);
    expect(decode(sheet).width).toBe(2400);
  });

  test('refuses no items, too many, and a picture that is none', () => {
    expect(() => renderCohortContactSheet([])).toThrow('1 to 150');
    expect(() => renderCohortContactSheet(new Array(151).fill({ title: '', png: picture(1, 1) }))).toThrow(
      '151',
    );
    expect(() => renderCohortContactSheet([{ title: 'Case 9', png: Uint8Array.of(1, 2, 3) }])).toThrow(
      'Case 9',
    );
  });
});

describe('decodePng', () => {
  test('reads grey, colour with alpha, 16 bit and packed pictures', () => {
    const read = (image: Parameters<typeof encode>[0]) => [...decodePng(encode(image), '').data];
    expect(read({ width: 1, height: 1, channels: 1, depth: 8, data: Uint8Array.of(7) })).toEqual([7, 7, 7]);
    const colour = Uint8Array.of(1, 2, 3, 255);
    expect(read({ width: 1, height: 1, channels: 4, depth: 8, data: colour })).toEqual([1, 2, 3]);
    const deep = Uint16Array.of(0xff00);
    expect(read({ width: 1, height: 1, channels: 1, depth: 16, data: deep })).toEqual([255, 255, 255]);
  });
});

describe('renderThumbnail', () => {
  test('keeps the aspect', () => {
    const { width, height } = decode(renderThumbnail(picture(800, 600), 200));
    expect([width, height]).toEqual([200, 150]);
  });
});
