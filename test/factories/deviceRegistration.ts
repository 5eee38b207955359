import { rigidToMat4 } from '../../src/kernels/geometry/rigidToMat4.ts';
import { DEFAULT_REGISTRATION_OPTIONS } from '../../src/kernels/registration/defaultOptions.ts';
import type { RegistrationInput } from '../../src/kernels/registration/types.ts';
import { syntheticMri, syntheticUltrasound } from '../kernels/registration/syntheticPair.ts';

/** A registration that starts near the truth and needs few poses: emulated devices are slow. */
export function deviceRegistration(): RegistrationInput {
  const mri = syntheticMri(1);
  const centreLps = [0, -10, 35] as const;
  const turned = { rotationVectorRad: [0.04, -0.05, 0.06], centreLps } as const;
  const truth = rigidToMat4({ translationMm: [2.5, -3, 2], ...turned });
  return {
    fixed: syntheticUltrasound(mri, truth, 2),
    moving: [{ sequence: 'T1', image: mri }],
    initialMovingToFixedLps: rigidToMat4({ translationMm: [3.3, -3.5, 1.4], ...turned }),
    seed: 3,
    options: {
      searchTranslationMm: 2,
      searchRotationDeg: 2,
      coarsePoses: 40,
      restarts: 2,
      fineRestarts: 1,
      coarseEvaluationsPerRestart: 30,
      fineEvaluationsPerRestart: 25,
      nullPoses: 8,
      // Fewer samples than usual.
      fine: { ...DEFAULT_REGISTRATION_OPTIONS.fine, sampleSpacingMm: 2 },
    },
  };
}
