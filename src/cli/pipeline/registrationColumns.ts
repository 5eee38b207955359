import { formatNumber } from '../output/formatNumber.ts';
import type { Column } from '../output/formatTable.ts';
import type { RegistrationRow } from './fetchRegistrations.ts';

/** The columns in which registrations are listed. */
export const registrationColumns: readonly Column<RegistrationRow>[] = [
  { title: 'patient', text: ({ fixedVolume }) => fixedVolume.patient.pseudonym },
  { title: 'volume', text: ({ fixedVolume }) => fixedVolume.name },
  { title: 'method', text: ({ method }) => method },
  { title: 'state', text: ({ state, error }) => (error === null ? state : `${state} ${error.code}`) },
  {
    title: 'mTRE tracked mm',
    numeric: true,
    text: ({ evidence }) => formatNumber(evidence?.mtreTrackedMm),
  },
  {
    title: 'mTRE registered mm',
    numeric: true,
    text: ({ evidence }) => formatNumber(evidence?.mtreRegisteredMm),
  },
  { title: 'moved mm', numeric: true, text: ({ evidence }) => formatNumber(evidence?.translationMm) },
  {
    title: '± mm',
    numeric: true,
    text: ({ evidence }) => formatNumber(evidence?.displacementUncertaintyMm),
  },
  {
    title: 'P(> 5 mm)',
    numeric: true,
    text: ({ evidence }) => formatNumber(evidence?.failureProbability),
  },
  { title: 'evidence', text: ({ evidence }) => evidence?.recommendation ?? '-' },
  { title: 'verdict', text: ({ standingVerdict }) => standingVerdict ?? '-' },
  { title: 'id', text: ({ id }) => id },
];
