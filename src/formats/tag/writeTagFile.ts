import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PointsLps } from '../../kernels/geometry/types.ts';
import type { LandmarkPairs } from './types.ts';

/**
 * Writes landmark pairs as an MNI tag point file with two volumes, RAS mm. Coordinates keep all their digits, so
 * that reading the text gives the same numbers.
 * @param comment one or more lines for the head of the file
 * @throws LANDMARK_PARTNER_MISSING when the lengths differ, INVALID_INPUT when a coordinate is not finite or a
 * label cannot be quoted
 */
export function writeTagFile(pairs: LandmarkPairs, { comment = '' }: { comment?: string } = {}): string {
  validatePairs(pairs);
  const comments = comment === '' ? [] : comment.split(/\r\n|\n|\r/).map((line) => `% ${line}`);
  const rows = pairs.labels.map((label, n) => {
    const numbers = [...rasOf(pairs.movingLps, n), ...rasOf(pairs.fixedLps, n)];
    return ` ${numbers.join(' ')} "${label}"`;
  });
  return ['MNI Tag Point File', 'Volumes = 2;', ...comments, '', 'Points =', `${rows.join('\n')};`, ''].join(
    '\n',
  );
}

function rasOf(points: PointsLps, n: number): readonly number[] {
  return [0 - points[3 * n], 0 - points[3 * n + 1], points[3 * n + 2]];
}

function validatePairs({ movingLps, fixedLps, labels }: LandmarkPairs): void {
  if (movingLps.length !== fixedLps.length) {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      `There are ${movingLps.length / 3} points in the moving and ${fixedLps.length / 3} in the fixed volume.`,
    );
  }
  if (labels.length === 0 || movingLps.length !== 3 * labels.length) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A tag file needs one label per pair and at least one pair, but there are ${labels.length} labels for ${movingLps.length / 3} pairs.`,
    );
  }
  if (!movingLps.every(Number.isFinite) || !fixedLps.every(Number.isFinite)) {
    throw new SonoledgerError('INVALID_INPUT', 'Landmark coordinates must be finite numbers in mm.');
  }
  if (labels.some((label) => /["\r\n]/.test(label))) {
    throw new SonoledgerError('INVALID_INPUT', 'A landmark label must not contain quotes or line breaks.');
  }
}
