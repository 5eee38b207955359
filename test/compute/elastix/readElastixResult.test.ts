import { describe, expect, it } from '@jest/globals';
import { readElastixResult } from '../../../src/compute/elastix/readElastixResult.ts';

const MAP = {
  Transform: ['EulerTransform'],
  TransformParameters: ['0', '0', '1.5707963267948966', '1', '2', '3'],
  CenterOfRotationPoint: ['10', '0', '0'],
  ComputeZYX: ['false'],
};

describe('readElastixResult', () => {
  it('turns about the centre, then moves', () => {
    // A quarter turn about z through (10, 0, 0): the origin goes to (10, -10, 0), then by (1, 2, 3).
    const matrix = readElastixResult([MAP]);
    expect([matrix[3], matrix[7], matrix[11]].map((x) => Math.round(1e9 * x) / 1e9)).toEqual([11, -8, 3]);
    expect(matrix.slice(0, 3).map((x) => Math.round(x))).toEqual([0, -1, 0]);
  });

  it.each([
    ['no transform', []],
    ['another transform', [{ ...MAP, Transform: ['AffineTransform'] }]],
    ['a value that is no number', [{ ...MAP, TransformParameters: ['nan', '0', '0', '0', '0', '0'] }]],
    ['too few values', [{ ...MAP, TransformParameters: ['0', '0', '0'] }]],
  ])('refuses %s', (_, maps) => {
    expect(() => readElastixResult(maps)).toThrow(expect.objectContaining({ code: 'REGISTRATION_FAILED' }));
  });
});
