import type { ReportCaseRow, ReportData } from './types.ts';

/** The slices of one arm on one volume. */
export interface CaseGroup {
  /** Position among all groups, from 0. */
  readonly number: number;
  readonly arm: string;
  readonly registrationMethod: string | null;
  readonly rows: readonly ReportCaseRow[];
}

/** Name of a group inside a document. */
export const caseKey = (number: number): string => `case-${number + 1}`;

/** Groups the scored slices by arm and volume, arms in their order, volumes by patient and name. */
export function groupCases({ cases }: Pick<ReportData, 'cases'>): CaseGroup[] {
  const groups = cases.flatMap(({ arm, registrationMethod, rows }) => {
    const volumes = new Map<string, ReportCaseRow[]>();
    for (const row of rows) {
      const { id } = row.slice.slicing.volume;
      const own = volumes.get(id) ?? [];
      own.push(row);
      volumes.set(id, own);
    }
    return [...volumes.values()]
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
      .map((own) => ({ arm, registrationMethod, rows: own }));
  });
  return groups.map((group, number) => ({ ...group, number }));
}

const nameOf = ([{ patient, slice }]: readonly ReportCaseRow[]): string =>
  `${patient.pseudonym} ${slice.slicing.volume.name}`;
