import { describe, expect, it } from '@jest/globals';
import { adjustmentMat4 } from '../../../src/kernels/geometry/adjustmentMat4.ts';
import { determinant } from '../../../src/kernels/geometry/determinant.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { polarParts } from '../../../src/kernels/geometry/polarParts.ts';
import { poseChange } from '../../../src/kernels/geometry/poseChange.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import { validateAffine } from '../../../src/kernels/geometry/validateAffine.ts';

const diagonal = (x: number, y: number, z: number): Mat4 => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
const turn = rigidToMat4({
  translationMm: [4, 5, 6],
  rotationVectorRad: [0.3, -0.2, 0.5],
  centreLps: [9, 8, 7],
});

describe('polarParts', () => {
  it('gives back a rotation that came after a stretch, and the stretch sorted', () => {
    const { rotation, principalScales } = polarParts(multiplyMat4(turn, diagonal(0.9, 1.2, 1.1)));
    const expected = turn.map((value, at) => (at % 4 === 3 && at < 12 ? 0 : value));
    expect(rotation).toEqual(expected.map((value) => expect.closeTo(value, 12)));
    expect(principalScales).toEqual([1.2, 1.1, 0.9].map((value) => expect.closeTo(value, 12)));
  });

  it('does so near half a turn', () => {
    const half = rigidToMat4({
      translationMm: [0, 0, 0],
      rotationVectorRad: [0, 3.1, 0],
      centreLps: [0, 0, 0],
    });
    const { rotation } = polarParts(multiplyMat4(half, diagonal(1.1, 1, 0.8)));
    expect(rotation).toEqual(half.map((value) => expect.closeTo(value, 12)));
  });

  it('refuses a mirror and a flat matrix', () => {
    for (const m of [diagonal(-1, 1, 1), diagonal(1, 0, 1)]) expect(() => polarParts(m)).toThrow('mirrors');
  });
});

describe('adjustmentMat4', () => {
  it('turns about left, then posterior, then superior at the centre, and then translates', () => {
    const m = adjustmentMat4({ translationMm: [1, 2, 3], rotationDeg: [90, 90, 0] }, [10, 0, 0]);
    // From the centre: e_z -about L-> -e_y -about P-> -e_y; e_x -about P-> -e_z.
    expect(transformPoint(m, [10, 0, 5])).toEqual([11, -3, 3].map((value) => expect.closeTo(value, 12)));
    expect(transformPoint(m, [15, 0, 0])).toEqual([11, 2, -2].map((value) => expect.closeTo(value, 12)));
    const last = adjustmentMat4({ translationMm: [0, 0, 0], rotationDeg: [90, 0, 90] }, [0, 0, 0]);
    // e_z -about L-> -e_y -about S-> e_x.
    expect(transformPoint(last, [0, 0, 1])).toEqual([1, 0, 0].map((value) => expect.closeTo(value, 12)));
  });
});

describe('affine transforms', () => {
  it('change volumes by their determinant', () => {
    expect(determinant(multiplyMat4(turn, diagonal(2, 3, 4)))).toBeCloseTo(24, 10);
  });

  it('change a pose by the movement of the point and the nearest rotation', () => {
    const change = poseChange(IDENTITY_MAT4, diagonal(1.1, 1, 1), [20, 0, 0]);
    expect(change.translationMm).toBeCloseTo(2, 12);
    expect(change.rotationDeg).toBeCloseTo(0, 9);
    const turned = poseChange(IDENTITY_MAT4, multiplyMat4(turn, diagonal(0.95, 1.05, 1)), [9, 8, 7]);
    expect(turned.rotationDeg).toBeCloseTo((Math.hypot(0.3, 0.2, 0.5) * 180) / Math.PI, 8);
  });

  it('are accepted with small stretches and shears, and refused beyond', () => {
    expect(() => validateAffine(multiplyMat4(turn, diagonal(0.9, 1.1, 1)), 'm')).not.toThrow();
    expect(() => validateAffine([1, 0.1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 'm')).not.toThrow();
    expect(() => validateAffine(diagonal(10, 10, 10), 'm')).toThrow('units');
    expect(() => validateAffine(diagonal(1, 0.3, 1), 'm')).toThrow('0.300');
    expect(() => validateAffine(diagonal(1, 1, -1), 'm')).toThrow('mirrors');
    expect(() => validateAffine(diagonal(1, 1, 0), 'm')).toThrow('flattens');
  });
});
