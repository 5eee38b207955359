import { describe, expect, it } from '@jest/globals';
import { carryPoints } from '../../../src/kernels/deformation/carryPoints.ts';
import { createMapToFixed } from '../../../src/kernels/deformation/createMapToFixed.ts';
import { createMapToMoving } from '../../../src/kernels/deformation/createMapToMoving.ts';
import { displaced } from '../../../src/kernels/deformation/displaced.ts';
import { inverseResidualMm } from '../../../src/kernels/deformation/inverseResidualMm.ts';
import { jacobianRange } from '../../../src/kernels/deformation/jacobianRange.ts';
import { nearestRigid } from '../../../src/kernels/deformation/nearestRigid.ts';
import { nodesLps } from '../../../src/kernels/deformation/nodesLps.ts';
import { resampleThrough } from '../../../src/kernels/deformation/resampleThrough.ts';
import type { DisplacementField, SpatialTransform } from '../../../src/kernels/deformation/types.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';

const c = Math.cos(0.4);
const s = Math.sin(0.4);
const oblique: Geometry = {
  size: [9, 8, 7],
  spacingMm: [3, 4, 5],
  originLps: [-10, 5, 20],
  direction: [c, -s, 0, s, c, 0, 0, 0, 1],
};
const pose = rigidToMat4({
  translationMm: [3, -4, 5],
  rotationVectorRad: [0.1, 0.2, -0.1],
  centreLps: [0, 20, 35],
});

/** The field of a map from fixed to moving points. */
function fieldOf(geometry: Geometry, map: (p: Vec3) => Vec3): DisplacementField {
  const points = nodesLps(geometry);
  const displacementsMm = new Float32Array(points.length);
  for (let n = 0; n < points.length; n += 3) {
    const image = map([points[n], points[n + 1], points[n + 2]]);
    for (let axis = 0; axis < 3; axis++) displacementsMm[n + axis] = image[axis] - points[n + axis];
  }
  return { geometry, displacementsMm };
}

const through = (m: Mat4) => (p: Vec3) => transformPoint(m, p);
const bent = (p: Vec3): Vec3 => {
  const [x, y, z] = transformPoint(invertMat4(pose), p);
  return [x + 1.5 * Math.sin(0.1 * p[1]), y + Math.cos(0.12 * p[2]), z - 0.03 * p[0]];
};
const map = (transform: SpatialTransform, p: Vec3): number[] => {
  const out = new Float64Array(3);
  createMapToMoving(transform)(...p, out);
  return [...out];
};
const linear: SpatialTransform = {
  movingToFixedLps: pose,
  field: fieldOf(oblique, through(invertMat4(pose))),
};
const transform: SpatialTransform = { movingToFixedLps: pose, field: fieldOf(oblique, bent) };
const near = (p: readonly number[], digits: number) => p.map((value) => expect.closeTo(value, digits));

describe('a displacement field', () => {
  it('is interpolated between its nodes, so that an affine one is exact', () => {
    const inside: Vec3 = [-3, 22, 31];
    expect(map(linear, inside)).toEqual(near(transformPoint(invertMat4(pose), inside), 4));
    expect(map(transform, nodesLps(oblique).slice(300, 303) as unknown as Vec3)).toEqual(
      near(bent(nodesLps(oblique).slice(300, 303) as unknown as Vec3), 4),
    );
  });

  it('goes on beyond its grid with the linear part and what the border adds, without a step', () => {
    const far: Vec3 = [300, -200, 100];
    expect(map(linear, far)).toEqual(near(transformPoint(invertMat4(pose), far), 3));
    const corner = transformPoint([c, -s, 0, -10, s, c, 0, 5, 0, 0, 1, 20, 0, 0, 0, 1], [0, 0, 0]);
    const beside: Vec3 = [corner[0], corner[1], corner[2] - 1e-6];
    expect(map(transform, beside)).toEqual(near(map(transform, corner), 4));
  });

  it('is inverted by iteration, and says how well', () => {
    const points = nodesLps({ ...oblique, originLps: [-6, 8, 23], size: [7, 6, 5] });
    expect(inverseResidualMm(transform, points)).toBeLessThan(1e-3);
    const moving = Float64Array.from({ length: points.length });
    for (let n = 0; n < points.length; n += 3) {
      moving.set(map(transform, [points[n], points[n + 1], points[n + 2]]), n);
    }
    const back = carryPoints(transform, moving);
    expect(Math.max(...back.map((value, n) => Math.abs(value - points[n])))).toBeLessThan(1e-3);
  });

  it('that folds is not inverted, and its residual says so', () => {
    const folding = {
      movingToFixedLps: IDENTITY_MAT4,
      field: fieldOf(oblique, ([x, y, z]) => [x + 9 * Math.sin(x), y, z]),
    };
    const points = nodesLps(oblique);
    expect(inverseResidualMm(folding, points)).toBeGreaterThan(1);
    expect(jacobianRange(folding.field).minimum).toBeLessThan(0);
    expect(createMapToFixed(folding)(0, 20, 30, new Float64Array(3))).toBeGreaterThanOrEqual(0);
  });

  it('changes volumes by the determinant of its differences', () => {
    const rigid = jacobianRange(linear.field as DisplacementField);
    expect(rigid.minimum).toBeCloseTo(1, 4);
    expect(rigid.maximum).toBeCloseTo(1, 4);
    const stretched = jacobianRange(fieldOf(oblique, ([x, y, z]) => [1.1 * x, 0.8 * y, z + 0.5 * x]));
    expect(stretched.minimum).toBeCloseTo(0.88, 4);
    expect(stretched.maximum).toBeCloseTo(0.88, 4);
  });

  it('has a nearest rigid transform', () => {
    const found = nearestRigid(createMapToMoving(linear), nodesLps(oblique));
    expect(found).toEqual(near(pose, 4));
  });

  it('is moved by hand as its linear part is', () => {
    const nudge = rigidToMat4({
      translationMm: [1, 2, 0],
      rotationVectorRad: [0, 0, 0.05],
      centreLps: [0, 20, 35],
    });
    const moved = displaced(transform, nudge);
    const fixed: Vec3 = [0, 20, 35];
    expect(map(moved, transformPoint(nudge, fixed)).map((v, n) => v - map(transform, fixed)[n])).toEqual(
      [0, 0, 0].map(() => expect.closeTo(0, 1)),
    );
    expect(displaced({ movingToFixedLps: pose, field: null }, nudge).field).toBeNull();
  });
});

describe('resampleThrough', () => {
  const data = Float32Array.from({ length: 9 * 8 * 7 }, (_, n) => Math.sin(n) * 50);
  const image = { geometry: oblique, data };
  const target: Geometry = { ...oblique, size: [12, 11, 10], spacingMm: [2, 3, 3], originLps: [-8, 6, 22] };

  it.each(['nearest', 'linear'] as const)('by %s gives what the matrix of an affine field gives', (how) => {
    const byMatrix =
      how === 'nearest'
        ? resampleImage(image, target, pose, 'nearest', -1)
        : resampleImage(image, target, pose, 'linear', -1);
    const byField = resampleThrough(image, target, linear, how, -1).data;
    const wrong = byField.filter((value, n) => Math.abs(value - byMatrix.data[n]) > 0.05);
    expect(wrong.length).toBeLessThan(4);
    expect(resampleThrough(image, target, { ...linear, field: null }, how, -1).data).toEqual(byMatrix.data);
  });
});
