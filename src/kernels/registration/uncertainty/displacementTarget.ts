import { invertMat4 } from '../../geometry/invertMat4.ts';
import { transformPoint } from '../../geometry/transformPoint.ts';
import type { FieldOfViewExtent, RegistrationInput } from '../types.ts';
import type { DisplacementTarget } from './types.ts';

/**
 * The tumour's boundary where it is known. Otherwise six points that stand for the field of view: they have its centre
 * and mean squared extent, on which alone a root mean square displacement depends.
 */
export function displacementTarget(
  input: Pick<RegistrationInput, 'initialMovingToFixedLps' | 'tumourBoundaryMovingLps'>,
  { centreLps, spreadMm }: FieldOfViewExtent,
): DisplacementTarget {
  const { tumourBoundaryMovingLps: tumour, initialMovingToFixedLps } = input;
  if (tumour !== undefined && tumour.length > 0) return { kind: 'TUMOUR_BOUNDARY', pointsMovingLps: tumour };
  const centre = transformPoint(invertMat4(initialMovingToFixedLps), centreLps);
  const reach = Math.sqrt(3) * spreadMm;
  const points = [0, 1, 2].flatMap((axis) =>
    [-reach, reach].flatMap((step) => centre.map((x, a) => (a === axis ? x + step : x))),
  );
  return { kind: 'FIELD_OF_VIEW', pointsMovingLps: Float64Array.from(points) };
}
