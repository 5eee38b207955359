import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { validateRigid } from '../geometry/validateRigid.ts';
import type { RegistrationInput, RegistrationOptions } from './types.ts';

/**
 * Checks what a registration gets.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY, NON_FINITE_VALUES
 */
export function validateInput(input: RegistrationInput, options: RegistrationOptions): void {
  if (input.moving.length < 1 || input.moving.length > 3) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A registration takes 1 to 3 MRI sequences, not ${input.moving.length}.`,
    );
  }
  validateFinite(input.fixed, 'ultrasound');
  for (const { sequence, image } of input.moving) validateFinite(image, sequence);
  validateRigid(input.initialMovingToFixedLps, 'initialMovingToFixedLps');
  validateOptions(options);
}

function validateFinite(image: Image<VoxelArray>, name: string): void {
  validateImage(image);
  let sum = 0;
  // A difference with itself is 0 for finite values only, and the sum keeps it without a branch per voxel.
  for (let n = 0; n < image.data.length; n++) sum += image.data[n] - image.data[n];
  if (sum !== 0) {
    throw new SonoledgerError(
      'NON_FINITE_VALUES',
      `The ${name} has NaN or infinite voxels. Clean or mask them first.`,
    );
  }
}

function validateOptions(options: RegistrationOptions): void {
  const positive = [
    'searchTranslationMm',
    'searchRotationDeg',
    'coarsePoses',
    'restarts',
    'fineRestarts',
  ] as const;
  for (const name of positive)
    requireOption(options[name] > 0 && Number.isFinite(options[name]), name, 'positive');
  requireOption(options.searchRotationDeg <= 90, 'searchRotationDeg', 'at most 90');
  requireOption(
    options.nearFieldMm === undefined || (options.nearFieldMm >= 0 && Number.isFinite(options.nearFieldMm)),
    'nearFieldMm',
    'not negative',
  );
  requireOption(options.nullPoses >= 8, 'nullPoses', 'at least 8');
  for (const name of ['coarseEvaluationsPerRestart', 'fineEvaluationsPerRestart'] as const) {
    requireOption(options[name] >= 14, name, 'at least 14, which is what six parameters need');
  }
  for (const level of [options.coarse, options.fine]) {
    requireOption(
      level.sampleSpacingMm > 0 && Number.isFinite(level.sampleSpacingMm),
      'sampleSpacingMm',
      'positive',
    );
    requireOption(level.cellSamples === 1 || level.cellSamples === 2, 'cellSamples', '1 or 2');
    requireOption(
      Number.isInteger(level.patchCells) && level.patchCells >= 2,
      'patchCells',
      'a whole number from 2',
    );
  }
}

function requireOption(valid: boolean, name: string, rule: string): void {
  if (!valid) throw new SonoledgerError('INVALID_INPUT', `The registration option ${name} must be ${rule}.`);
}
