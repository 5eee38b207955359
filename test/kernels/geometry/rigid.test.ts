import { describe, expect, test } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { poseChange } from '../../../src/kernels/geometry/poseChange.ts';
import { rigidFromMat4 } from '../../../src/kernels/geometry/rigidFromMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const quarterTurnAboutZ: Mat4 = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

function expectClose(a: readonly number[], b: readonly number[], digits = 10): void {
  expect(a).toHaveLength(b.length);
  for (let n = 0; n < a.length; n++) expect(a[n]).toBeCloseTo(b[n], digits);
}

function randomVec3(random: { normal(): number }, scale: number): Vec3 {
  return [scale * random.normal(), scale * random.normal(), scale * random.normal()];
}

describe('rigid transforms', () => {
  test('a rotation vector of a quarter turn about z takes x to y', () => {
    const m = rigidToMat4({
      translationMm: [0, 0, 0],
      rotationVectorRad: [0, 0, Math.PI / 2],
      centreLps: [0, 0, 0],
    });
    expectClose(m, quarterTurnAboutZ);
  });

  test('the centre moves by the translation alone', () => {
    const m = rigidToMat4({
      translationMm: [1, 2, 3],
      rotationVectorRad: [0.4, 0.5, 0.6],
      centreLps: [10, 20, 30],
    });
    expectClose(transformPoint(m, [10, 20, 30]), [11, 22, 33]);
  });

  test.each([0, 1e-12, 1e-8, 1e-3, 1, 3, Math.PI - 1e-7, Math.PI - 1e-12])(
    'parameters come back from the matrix at an angle of %p rad',
    (angle) => {
      const random = createRandomGenerator(`angle ${angle}`);
      for (let n = 0; n < 20; n++) {
        const axis = randomVec3(random, 1);
        const scale = angle / Math.hypot(...axis);
        const rigid = {
          translationMm: randomVec3(random, 20),
          rotationVectorRad: axis.map((x) => x * scale) as unknown as Vec3,
          centreLps: randomVec3(random, 50),
        };
        const back = rigidFromMat4(rigidToMat4(rigid), rigid.centreLps);
        expectClose(back.translationMm, rigid.translationMm);
        expectClose(back.rotationVectorRad, rigid.rotationVectorRad, 9);
      }
    },
  );

  test('the inverse takes the transform back', () => {
    const m = rigidToMat4({
      translationMm: [5, -3, 8],
      rotationVectorRad: [0.3, -0.2, 1.1],
      centreLps: [9, 4, -7],
    });
    expectClose(multiplyMat4(invertMat4(m), m), IDENTITY_MAT4);
  });

  test('a general affine matrix is inverted, a singular one is refused', () => {
    const m: Mat4 = [2, 1, 0, 3, 0, 0.001, 4, 5, 1, 0, -1, 6, 0, 0, 0, 1];
    expectClose(multiplyMat4(m, invertMat4(m)), IDENTITY_MAT4);
    expect(() => invertMat4([1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])).toThrow('singular');
  });

  test.each([
    ['scales', [1.01, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]],
    ['mirrors', [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]],
    ['last row', [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 0, 0, 1]],
    ['16 numbers', [1, 0, 0]],
    ['finite', [Number.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]],
  ])('a matrix that is not rigid is refused: %s', (message, m) => {
    expect(() => rigidFromMat4(m, [0, 0, 0])).toThrow(message);
  });

  test('the change between two poses is measured at a point', () => {
    const change = poseChange(IDENTITY_MAT4, quarterTurnAboutZ, [3, 0, 0]);
    expect(change.rotationDeg).toBeCloseTo(90, 10);
    expect(change.translationMm).toBeCloseTo(Math.sqrt(18), 10);
    expect(poseChange(quarterTurnAboutZ, quarterTurnAboutZ, [1, 2, 3])).toEqual({
      rotationDeg: 0,
      translationMm: 0,
    });
  });
});
