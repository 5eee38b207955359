import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Vec3 } from '../geometry/types.ts';
import type { PhantomOptions } from './types.ts';

/** Beyond it the displacement might fold (see drawBrainShift), mm. */
const LARGEST_BRAIN_SHIFT_MM = 10;

const DEFAULTS: PhantomOptions = {
  mriSize: [112, 112, 96],
  mriSpacingMm: [1, 1, 1],
  ultrasoundSize: [100, 100, 90],
  ultrasoundSpacingMm: [0.7, 0.7, 0.7],
  landmarkCount: 15,
  landmarkPickSdMm: 0.15,
  misalignmentScale: 1,
  brainShiftMm: 0,
  mriNoise: 0.025,
};

/**
 * Fills in the defaults and checks the result.
 * @throws INVALID_INPUT when a size is below 8 voxels or above 512, or an amount is negative or not finite
 */
export function resolvePhantomOptions(options: Partial<PhantomOptions> = {}): PhantomOptions {
  const resolved = { ...DEFAULTS, ...options };
  requireSize('mriSize', resolved.mriSize);
  requireSize('ultrasoundSize', resolved.ultrasoundSize);
  requireSpacing('mriSpacingMm', resolved.mriSpacingMm);
  requireSpacing('ultrasoundSpacingMm', resolved.ultrasoundSpacingMm);
  requireAmount('landmarkPickSdMm', resolved.landmarkPickSdMm);
  requireAmount('misalignmentScale', resolved.misalignmentScale);
  requireAmount('mriNoise', resolved.mriNoise);
  requireAmount('brainShiftMm', resolved.brainShiftMm);
  if (resolved.brainShiftMm > LARGEST_BRAIN_SHIFT_MM) {
    throw invalid('brainShiftMm', resolved.brainShiftMm, `at most ${LARGEST_BRAIN_SHIFT_MM} mm`);
  }
  if (!Number.isInteger(resolved.landmarkCount) || resolved.landmarkCount < 4) {
    throw invalid('landmarkCount', resolved.landmarkCount, 'a whole number of at least 4');
  }
  return resolved;
}

function requireSize(name: string, size: Vec3): void {
  if (size.length !== 3 || !size.every((n) => Number.isInteger(n) && n >= 8 && n <= 512)) {
    throw invalid(name, size.join(' x '), 'three whole numbers from 8 to 512');
  }
}

function requireSpacing(name: string, spacing: Vec3): void {
  if (spacing.length !== 3 || !spacing.every((s) => s >= 0.1 && s <= 10)) {
    throw invalid(name, spacing.join(' x '), 'three numbers from 0.1 to 10 mm');
  }
}

function requireAmount(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) throw invalid(name, value, 'a number of at least 0');
}

function invalid(name: string, value: unknown, expected: string): SonoledgerError {
  return new SonoledgerError(
    'INVALID_INPUT',
    `Phantom option ${name} must be ${expected}, but it is ${value}.`,
  );
}
