import { describe, expect, test } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';

const quarterTurnAboutZ: Mat4 = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

describe('targetRegistrationErrors', () => {
  test('distances are taken in the fixed image after the transform', () => {
    const moving = Float64Array.of(1, 0, 0, 0, 1, 0);
    const fixed = Float64Array.of(0, 1, 3, -1, 0, 4);
    const errors = targetRegistrationErrors(quarterTurnAboutZ, moving, fixed);
    expect(Array.from(errors.perLandmarkMm)).toEqual([3, 4]);
    expect(errors).toMatchObject({ meanMm: 3.5, maxMm: 4 });
  });

  test('no landmarks is an error and not a mean of 0', () => {
    const none = new Float64Array(0);
    expect(() => targetRegistrationErrors(IDENTITY_MAT4, none, none)).toThrow('one or more points');
  });
});
