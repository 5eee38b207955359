import { describe, expect, it } from '@jest/globals';
import { contourOfRim } from '../../../src/kernels/metrics/contourOfRim.ts';
import { rimPixels } from '../../../src/kernels/metrics/rimPixels.ts';
import type { ContourConvention } from '../../../src/kernels/metrics/types.ts';
import { drawMask } from './maskFixtures.ts';

function drawContour(rows: readonly string[], convention: ContourConvention): string[] {
  const [width, height] = [rows[0].length, rows.length];
  const mask = drawMask(rows);
  const rim = rimPixels(mask, width, height, { xMin: 0, xMax: width - 1, yMin: 0, yMax: height - 1 });
  const { xs, ys } = contourOfRim(rim, mask, width, height, convention);
  const drawn = rows.map((row) => [...row.replaceAll('#', '+')]);
  xs.forEach((x, i) => {
    drawn[ys[i]][x] = '#';
  });
  return drawn.map((row) => row.join(''));
}

describe('contourOfRim', () => {
  const corner = ['.......', '.#####.', '.#####.', '.#####.', '.###...', '.......'];

  it('takes pixels with an 8-neighbour of background when fully connected', () => {
    expect(drawContour(corner, 'FULL')).toEqual([
      '.......',
      '.#####.',
      '.#+++#.',
      '.#+###.',
      '.###...',
      '.......',
    ]);
  });

  it('leaves out pixels that touch background only across a corner when face-connected', () => {
    expect(drawContour(corner, 'FACE')).toEqual([
      '.......',
      '.#####.',
      '.#+++#.',
      '.#++##.',
      '.###...',
      '.......',
    ]);
  });

  // As SimpleITK 2.5.7's LabelContour draws it.
  const atEdge = ['####..', '####..', '####..', '####..', '......'];

  it('does not count what lies beyond the image as background when fully connected', () => {
    expect(drawContour(atEdge, 'FULL')).toEqual(['+++#..', '+++#..', '+++#..', '####..', '......']);
  });

  it('counts what lies beyond the image as background when face-connected', () => {
    expect(drawContour(atEdge, 'FACE')).toEqual(['####..', '#++#..', '#++#..', '####..', '......']);
  });

  it.each(['FULL', 'FACE'] as const)(
    'takes the image edge of a mask that fills its image (%s)',
    (convention) => {
      expect(drawContour(['####', '####', '####'], convention)).toEqual(['####', '#++#', '####']);
    },
  );

  it.each([[['#']], [['#', '#']], [['##']]])('works on an image without inner pixels: %j', (rows) => {
    expect(drawContour(rows, 'FULL')).toEqual(rows);
    expect(drawContour(rows, 'FACE')).toEqual(rows);
  });
});
