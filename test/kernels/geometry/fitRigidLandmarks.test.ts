import { describe, expect, test } from '@jest/globals';
import { fitRigidLandmarks } from '../../../src/kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { rigidFromMat4 } from '../../../src/kernels/geometry/rigidFromMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

describe('fitRigidLandmarks', () => {
  const tetrahedron = Float64Array.of(0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10);

  test('recovers a transform exactly from points without error', () => {
    const m = rigidToMat4({
      translationMm: [5, -3, 8],
      rotationVectorRad: [2, -1, 1.5],
      centreLps: [1, 2, 3],
    });
    expectClose(fitRigidLandmarks(tetrahedron, apply(m, tetrahedron)), m);
  });

  test('three points are enough', () => {
    const m = rigidToMat4({ translationMm: [1, 0, 0], rotationVectorRad: [0, 0.2, 0], centreLps: [0, 0, 0] });
    const three = tetrahedron.slice(0, 9);
    expectClose(fitRigidLandmarks(three, apply(m, three)), m);
  });

  test('a mirrored target still gives a rotation', () => {
    const mirrored = tetrahedron.map((x, n) => (n % 3 === 0 ? -x : x));
    expect(() => rigidFromMat4(fitRigidLandmarks(tetrahedron, mirrored), [0, 0, 0])).not.toThrow();
  });

  test('a point of weight 0 has no influence', () => {
    const moved = Float64Array.from(tetrahedron);
    const five = Float64Array.of(...tetrahedron, 3, 3, 3);
    const outlier = Float64Array.of(...moved, 99, -50, 0);
    expectClose(fitRigidLandmarks(five, outlier, [1, 1, 1, 1, 0]), IDENTITY_MAT4);
  });

  test('weights enter the written-out planar Procrustes solution', () => {
    const from = Float64Array.of(3, 0, 0, -1, 0, 0, 0, 2, 0, 0, -2, 0);
    const to = Float64Array.of(0, 3, 0, -1, 0, 0, -2, 0, 0, 2, 0, 0);
    // Weights 1, 3, 1, 1: the centre of `from` is 0, that of `to` (-3, 3, 0) / 6. Sum of w from . to = 3 * 1 = 3, of
    // w from x to = 9 + 0 + 4 + 4 = 17 along z, so that the angle is atan(17 / 3).
    const cos = 3 / Math.hypot(3, 17);
    const sin = 17 / Math.hypot(3, 17);
    const expected = [cos, -sin, 0, -0.5, sin, cos, 0, 0.5, 0, 0, 1, 0, 0, 0, 0, 1];
    expectClose(fitRigidLandmarks(from, to, [1, 3, 1, 1]), expected);
    // A weight of 3 is the point three times.
    const thrice = (points: Float64Array) => Float64Array.of(...points, -1, 0, 0, -1, 0, 0);
    expectClose(fitRigidLandmarks(thrice(from), thrice(to)), expected);
  });

  test('no small change of the pose lowers the sum of squared errors', () => {
    const random = createRandomGenerator(3);
    const noisy = tetrahedron.map((x) => x + random.normal());
    const best = fitRigidLandmarks(tetrahedron, noisy);
    const cost = (m: Mat4): number =>
      targetRegistrationErrors(m, tetrahedron, noisy).perLandmarkMm.reduce((sum, e) => sum + e * e, 0);
    for (let n = 0; n < 50; n++) {
      const nudge = rigidToMat4({
        translationMm: randomVec3(random, 0.01),
        rotationVectorRad: randomVec3(random, 0.001),
        centreLps: [3, 3, 3],
      });
      expect(cost(multiplyMat4(nudge, best))).toBeGreaterThan(cost(best));
    }
  });

  test.each([
    ['at least three', Float64Array.of(0, 0, 0, 1, 1, 1)],
    ['on one line', Float64Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 5, 5, 5)],
    ['in one place', Float64Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3)],
    ['finite', Float64Array.of(0, 0, 0, 1, 0, 0, 0, Number.NaN, 0)],
  ])('points that do not determine a pose are refused: %s', (message, points) => {
    expect(() => fitRigidLandmarks(points, points)).toThrow(message);
  });

  test('a missing partner is refused', () => {
    expect(() => fitRigidLandmarks(tetrahedron, tetrahedron.slice(3))).toThrow(
      expect.objectContaining({ code: 'LANDMARK_PARTNER_MISSING' }),
    );
  });
});

function expectClose(a: readonly number[], b: readonly number[], digits = 10): void {
  expect(a).toHaveLength(b.length);
  for (let n = 0; n < a.length; n++) expect(a[n]).toBeCloseTo(b[n], digits);
}

function randomVec3(random: { normal(): number }, scale: number): Vec3 {
  return [scale * random.normal(), scale * random.normal(), scale * random.normal()];
}

function apply(m: Mat4, points: Float64Array): Float64Array {
  const moved = new Float64Array(points.length);
  for (let n = 0; n < points.length; n += 3) {
    moved.set(transformPoint(m, [points[n], points[n + 1], points[n + 2]]), n);
  }
  return moved;
}
