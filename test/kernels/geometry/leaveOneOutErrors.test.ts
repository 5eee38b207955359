import { describe, expect, it } from '@jest/globals';
import { fitRigidLandmarks } from '../../../src/kernels/geometry/fitRigidLandmarks.ts';
import { leaveOneOutErrors } from '../../../src/kernels/geometry/leaveOneOutErrors.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';

/** A point at the centre of a square of four and one above it. */
const points = Float64Array.from([10, 0, 0, -10, 0, 0, 0, 10, 0, 0, -10, 0, 0, 0, 10]);

describe('leaveOneOutErrors', () => {
  it('is 0 for a rigid motion', () => {
    const moved = points.map((value, n) => value + [1, 2, 3][n % 3]);
    expect(leaveOneOutErrors(points, moved)?.meanMm).toBeCloseTo(0, 9);
  });

  it('gives an outlier its whole distance when the others agree', () => {
    const moved = points.slice();
    moved[14] += 4;
    const errors = leaveOneOutErrors(points, moved);
    expect(errors?.perLandmarkMm[4]).toBeCloseTo(4, 9);
    expect(errors?.maxMm).toBeGreaterThanOrEqual(4);
  });

  it('is larger than the training error, which it is there to correct', () => {
    const moved = points.map((value, n) => value + Math.sin(7 * n));
    const training = targetRegistrationErrors(fitRigidLandmarks(points, moved), points, moved).meanMm;
    expect(leaveOneOutErrors(points, moved)?.meanMm).toBeGreaterThan(training);
  });

  it('is not there for three landmarks, or when the rest lie on a line or have no weight', () => {
    expect(leaveOneOutErrors(points.slice(0, 9), points.slice(0, 9))).toBeNull();
    const line = Float64Array.from([0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 5, 0]);
    expect(leaveOneOutErrors(line, line)).toBeNull();
  });

  it('refuses landmarks without partners', () => {
    expect(() => leaveOneOutErrors(points, points.slice(3))).toThrow('partner');
    expect(() => leaveOneOutErrors(points, points, [1, 2])).toThrow('weights');
  });
});
