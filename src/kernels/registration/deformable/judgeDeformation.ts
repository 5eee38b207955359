import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { inverseResidualMm } from '../../deformation/inverseResidualMm.ts';
import { jacobianRange } from '../../deformation/jacobianRange.ts';
import type { DisplacementField, SpatialTransform } from '../../deformation/types.ts';
import type { PointsLps } from '../../geometry/types.ts';
import { judgeAgreement } from '../judgePose.ts';
import { prepareRegistration } from '../prepareRegistration.ts';
import type { RegistrationInput, RegistrationResult } from '../types.ts';
import { displacementChange } from '../uncertainty/displacementChange.ts';
import { weighDisplacement } from '../uncertainty/weighDisplacement.ts';
import { cellCentresLps } from './cellCentresLps.ts';
import { deformableLevel } from './deformableLevel.ts';
import { displacementsAt, scoreDeformed } from './scoreDeformed.ts';

/** What a machine measured about a field, over the field of view. Fractions and mm. */
export interface DeformationEvidence {
  /** Least and most by which it changes volumes from the ultrasound to the MRI, over its whole grid; 1 keeps them. */
  readonly jacobianMinimum: number;
  readonly jacobianMaximum: number;
  /** How far it moves tissue from where the linear part puts it. */
  readonly deformationMedianMm: number;
  readonly deformationMaximumMm: number;
  /** Largest distance between a point and where map and inverse bring it back to. */
  readonly inverseResidualMm: number;
}

export interface DeformedResult extends RegistrationResult {
  readonly field: DisplacementField;
  readonly deformation: DeformationEvidence;
}

/** Points of the field of view at which map and inverse are compared. */
const CHECKED_POINTS = 2000;
/** An inverse that misses by more cannot carry a label. */
const MOST_RESIDUAL_MM = 0.5;

/**
 * Evidence of a transform with a field: similarity and overlap of the bent result at the fine level, its movement by
 * the linear part, and what the field itself does.
 * @param linear the judged result that it was bent from, or its linear part judged as given: tracked pose, random
 * poses and restarts are taken from it
 * @throws REGISTRATION_FAILED when the field folds or cannot be inverted
 */
export function judgeDeformation(
  input: RegistrationInput,
  linear: RegistrationResult,
  transform: SpatialTransform & { readonly field: DisplacementField },
): DeformedResult {
  const { movingToFixedLps, field } = transform;
  const prepared = prepareRegistration(input, movingToFixedLps);
  const level = deformableLevel(prepared, prepared.options.fine);
  const deformation = measureDeformation(transform, cellCentresLps(level.samples));
  const score = scoreDeformed(level, transform);
  const judged = judgeAgreement(
    {
      similarity: 'LC2',
      initial: input.initialMovingToFixedLps,
      result: movingToFixedLps,
      similarityBefore: linear.similarityBefore,
      similarityAfter: score.similarity,
      similarityWhereCovered: score.similarityWhereCovered,
      overlapFraction: score.overlapFraction,
      nullSimilarities: linear.evidence.nullSimilarities,
    },
    prepared.poses,
    linear.evidence,
  );
  const evidence = weighDisplacement(judged, {
    ...linear.evidence,
    ...displacementChange(input, prepared.extent, movingToFixedLps),
  });
  return { ...linear, movingToFixedLps, similarityAfter: score.similarity, evidence, field, deformation };
}

function measureDeformation(
  transform: SpatialTransform & { readonly field: DisplacementField },
  points: PointsLps,
): DeformationEvidence {
  const { minimum, maximum } = jacobianRange(transform.field);
  if (!(minimum > 0)) {
    throw new SonoledgerError(
      'REGISTRATION_FAILED',
      `The displacement field folds: its smallest Jacobian determinant is ${minimum.toFixed(3)}.`,
      { jacobianMinimum: minimum },
    );
  }
  const every = Math.max(1, Math.floor(points.length / 3 / CHECKED_POINTS));
  const residual = inverseResidualMm(
    transform,
    points.filter((_, n) => Math.floor(n / 3) % every === 0),
  );
  if (!(residual <= MOST_RESIDUAL_MM)) {
    throw new SonoledgerError(
      'REGISTRATION_FAILED',
      `The displacement field cannot be inverted to carry a label: a point comes back ${residual.toFixed(2)} mm away.`,
      { inverseResidualMm: residual },
    );
  }
  const lengths = lengthsMm(displacementsAt(transform, points));
  return {
    jacobianMinimum: minimum,
    jacobianMaximum: maximum,
    deformationMedianMm: lengths[lengths.length >> 1],
    deformationMaximumMm: lengths[lengths.length - 1],
    inverseResidualMm: residual,
  };
}

function lengthsMm(vectors: Float64Array): Float64Array {
  const lengths = new Float64Array(vectors.length / 3);
  for (let n = 0; n < lengths.length; n++) {
    lengths[n] = Math.hypot(vectors[3 * n], vectors[3 * n + 1], vectors[3 * n + 2]);
  }
  return lengths.sort();
}
