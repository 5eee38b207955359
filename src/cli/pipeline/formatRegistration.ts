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
    ['mTRE tracked', formatNumber(evidence?.mtreTrackedMm)],
    ['mTRE registered', formatNumber(evidence?.mtreRegisteredMm)],
    ['evidence is for', evidence?.recommendation],
    ['warnings', evidence?.warnings.join(' ')],
  ]);
}
