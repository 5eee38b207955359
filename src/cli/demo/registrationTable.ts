import { formatNumber } from '../output/formatNumber.ts';
import { formatTable } from '../output/formatTable.ts';
import type { RegistrationRow } from '../pipeline/fetchRegistrations.ts';

interface PatientRow {
  readonly patient: string;
  readonly tracked?: RegistrationRow;
  readonly registered?: RegistrationRow;
}

/** One line per patient: the landmark error before and after registration, with evidence and verdicts. */
export function registrationTable(rows: readonly RegistrationRow[]): string {
  const patients = [...new Set(rows.map(({ fixedVolume }) => fixedVolume.patient.pseudonym))];
  const ofMethod = (patient: string, method: string): RegistrationRow | undefined =>
    rows.find((row) => row.fixedVolume.patient.pseudonym === patient && row.method === method);
  const lines = patients.map((patient) => ({
    patient,
    tracked: ofMethod(patient, 'TRACKED_POSE'),
    registered: ofMethod(patient, 'LC2_RIGID'),
  }));
  const mtre = (row?: RegistrationRow): string => formatNumber(row?.evidence?.mtreRegisteredMm);
  return formatTable<PatientRow>(
    [
      { title: 'patient', text: ({ patient }) => patient },
      { title: 'mTRE tracked pose, mm', numeric: true, text: ({ tracked }) => mtre(tracked) },
      { title: 'mTRE LC2 rigid, mm', numeric: true, text: ({ registered }) => mtre(registered) },
      { title: 'evidence is for', text: ({ registered }) => registered?.evidence?.recommendation ?? '-' },
      { title: 'verdict tracked', text: ({ tracked }) => tracked?.standingVerdict ?? '-' },
      { title: 'verdict LC2', text: ({ registered }) => registered?.standingVerdict ?? '-' },
    ],
    lines,
  );
}
