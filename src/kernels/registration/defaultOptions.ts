import type { RegistrationOptions } from './types.ts';

/**
 * Settings chosen on one public pair and checked on fresh starts; other data may need others. Patches of about
 * 6 mm on 1 mm samples, half overlapping, are where accuracy and capture range balance; a near-field margin above
 * 6 mm is known to harm.
 */
export const DEFAULT_REGISTRATION_OPTIONS: RegistrationOptions = {
  similarity: 'LC2',
  searchTranslationMm: 12,
  searchRotationDeg: 12,
  coarsePoses: 1000,
  restarts: 10,
  fineRestarts: 3,
  coarseEvaluationsPerRestart: 60,
  fineEvaluationsPerRestart: 90,
  threads: 1,
  nullPoses: 48,
  nearFieldMm: 4,
  coarse: {
    sampleSpacingMm: 3,
    cellSamples: 1,
    patchCells: 3,
    fixedSmoothingMm: 1.5,
    movingSmoothingMm: 1.5,
  },
  fine: { sampleSpacingMm: 1, cellSamples: 2, patchCells: 3, fixedSmoothingMm: 0.7, movingSmoothingMm: 0.7 },
  weight: 'std',
  nonNegativeGradient: true,
  histogramBins: 32,
  informationMeasure: 'MUTUAL',
  mindStepSamples: 2,
};
