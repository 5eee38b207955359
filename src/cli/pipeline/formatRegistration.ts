import { formatFields } from '../output/formatFields.ts';
import { formatNumber } from '../output/formatNumber.ts';
import type { RegistrationRow } from './fetchRegistrations.ts';

/** One registration with its evidence, a line a fact. */
export function formatRegistration({ id, method, evidence }: RegistrationRow): string {
  return formatFields([
    ['registration', id],
    ['method', method],
    ['similarity', evidence?.similarityName],
    ['similarity tracked', formatNumber(evidence?.similarityTracked, 4)],
    ['similarity registered', formatNumber(evidence?.similarityRegistered, 4)],
    ['moved', `${formatNumber(evidence?.translationMm)} mm, ${formatNumber(evidence?.rotationDeg)} degrees`],
    ...deformationFields(evidence),
    ['target moved', formatMm(evidence?.displacementMm)],
    ['uncertainty', formatUncertainty(evidence)],
    ['P(more than 5 mm off)', formatNumber(evidence?.failureProbability)],
    ['mTRE tracked', formatNumber(evidence?.mtreTrackedMm)],
    ['mTRE registered', formatNumber(evidence?.mtreRegisteredMm)],
    ['evidence is for', evidence?.recommendation],
    ['warnings', evidence?.warnings.join(' ')],
  ]);
}

/** Lines of a registration with a displacement field; none for a linear one. */
function deformationFields(evidence: RegistrationRow['evidence']): [string, string][] {
  const deformation = evidence?.deformation;
  if (!deformation) return [];
  const { deformationMedianMm, deformationMaximumMm, jacobianMinimum, jacobianMaximum } = deformation;
  return [
    ['bent by', `${formatMm(deformationMedianMm)} in the median, at most ${formatMm(deformationMaximumMm)}`],
    ['volumes change by', `${formatNumber(jacobianMinimum)} to ${formatNumber(jacobianMaximum)}`],
    ['inverse misses by', `at most ${formatNumber(deformation.inverseResidualMm, 4)} mm`],
  ];
}

const formatMm = (mm: number | null | undefined): string => (mm == null ? '-' : `${formatNumber(mm)} mm`);

function formatUncertainty(evidence: RegistrationRow['evidence']): string {
  if (evidence?.displacementUncertaintyMm == null) return 'not measured';
  return `${formatMm(evidence.displacementUncertaintyMm)} (68 %), ${formatMm(evidence.displacementRadius95Mm)} (95 %)`;
}
