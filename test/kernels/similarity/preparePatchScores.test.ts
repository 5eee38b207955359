import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { prepareRegistration } from '../../../src/kernels/registration/prepareRegistration.ts';
import { syntheticMri, syntheticUltrasound } from '../registration/syntheticPair.ts';

const mri = syntheticMri(4);
const fixed = syntheticUltrasound(mri, IDENTITY_MAT4, 5);

describe('patch scores', () => {
  const prepared = prepareRegistration({
    fixed,
    moving: [{ sequence: 'T1', image: mri }],
    initialMovingToFixedLps: IDENTITY_MAT4,
    seed: 1,
  });
  const evaluator = prepared.level('fine');
  const patches = evaluator.patches;

  it('add up to the similarity of a pose, also where the MRI ends', () => {
    for (const translationMm of [
      [0, 0, 0],
      [2, -1, 3],
      [25, 0, 0],
    ] as const) {
      const pose = rigidToMat4({ translationMm, rotationVectorRad: [0, 0.1, 0], centreLps: [0, -10, 35] });
      const shares = patches?.shares(pose) ?? new Float64Array(0);
      expect(shares).toHaveLength(evaluator.patchCount);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(evaluator.similarity(pose), 5);
    }
  });

  it('have their centres where the ultrasound is', () => {
    const centres = patches?.centresLps ?? new Float64Array(0);
    expect(centres).toHaveLength(3 * evaluator.patchCount);
    const { centreLps, radiusMm } = prepared.extent;
    for (let n = 0; n < centres.length; n += 3) {
      const distance = Math.hypot(...[0, 1, 2].map((axis) => centres[n + axis] - centreLps[axis]));
      expect(distance).toBeLessThan(radiusMm + 3);
    }
  });
});
