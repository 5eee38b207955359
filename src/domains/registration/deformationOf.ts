import type { DeformationEvidence } from '../../generated/resolverTypes.ts';
import type { RegistrationEvidenceRecord } from '../../graphql/records.ts';

/** The measurements of a displacement field, which the database keeps all or none; null without a field. */
export function deformationOf(row: RegistrationEvidenceRecord): DeformationEvidence | null {
  const { jacobianMinimum, jacobianMaximum, deformationMedianMm, deformationMaximumMm, inverseResidualMm } =
    row;
  if (
    jacobianMinimum === null ||
    jacobianMaximum === null ||
    deformationMedianMm === null ||
    deformationMaximumMm === null ||
    inverseResidualMm === null
  ) {
    return null;
  }
  return { jacobianMinimum, jacobianMaximum, deformationMedianMm, deformationMaximumMm, inverseResidualMm };
}
