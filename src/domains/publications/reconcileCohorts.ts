import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { CaseRow, OurUnit, StatedExclusion, StatedMember } from './types.ts';

export interface ReconciledCases {
  readonly bothPatients: number;
  readonly bothVolumes: number | null;
  readonly cases: readonly CaseRow[];
}

/**
 * Case by case what one cohort has and the other lacks, where a study names its members. A patient whom the other side
 * lacks altogether is one case; of a patient on both sides each volume is.
 * @throws INVALID_INPUT when a pseudonym means several of our patients.
 */
export function reconcileCohorts(
  ours: readonly OurUnit[],
  members: readonly StatedMember[],
  exclusions: readonly StatedExclusion[],
): ReconciledCases {
  const mine = groupBy(ours, ({ pseudonym }) => pseudonym);
  const theirs = groupBy(members, ({ pseudonym }) => pseudonym);
  requireOnePatientEach(mine);
  const withVolumes = members[0].volume !== null;
  const tally = { bothPatients: 0, bothVolumes: 0 };
  const cases: CaseRow[] = [];
  for (const pseudonym of [...new Set([...mine.keys(), ...theirs.keys()])].sort()) {
    const units = mine.get(pseudonym) ?? [];
    const stated = theirs.get(pseudonym) ?? [];
    const inside = units.filter(isIn);
    if (inside.length > 0 && stated.length > 0) tally.bothPatients++;
    if (inside.length === 0 && stated.length > 0) cases.push(lackedByUs(pseudonym, units, stated));
    else if (inside.length > 0 && stated.length === 0) cases.push(lackedByThem(inside, null, exclusions));
    else if (withVolumes) {
      const names = new Set(stated.map(({ volume }) => volume));
      tally.bothVolumes += inside.filter(({ volume }) => names.has(volume)).length;
      for (const unit of inside) {
        if (!names.has(unit.volume)) cases.push(lackedByThem([unit], unit.volume, exclusions));
      }
      for (const member of stated) {
        if (!inside.some(({ volume }) => volume === member.volume)) {
          const own = units.filter(({ volume }) => volume === member.volume);
          cases.push({ ...lackedByUs(pseudonym, own, [member]), volume: member.volume });
        }
      }
    }
  }
  return { bothPatients: tally.bothPatients, bothVolumes: withVolumes ? tally.bothVolumes : null, cases };
}

export const isIn = ({ left }: OurUnit): boolean => left === null;

/** A patient or volume that the study has and we lack. */
function lackedByUs(pseudonym: string, units: readonly OurUnit[], stated: readonly StatedMember[]): CaseRow {
  const volumeCount = stated[0].volume === null ? null : stated.length;
  const row = { side: 'THEIRS_ONLY', pseudonym, volume: null, volumeCount } as const;
  if (units.length === 0) {
    const message = 'Our records hold nothing of this name in this scope.';
    return { ...row, cause: 'NOT_IN_RECORDS', message, patientId: null, exclusionIds: [] };
  }
  const left = units.flatMap((unit) => unit.left ?? []);
  const exclusionIds = [...new Set(left.flatMap((reason) => reason.exclusionIds))];
  const codes = [...new Set(left.map(({ reasonCode }) => reasonCode))].join(', ');
  const recorded = exclusionIds.length > 0;
  return {
    ...row,
    cause: recorded ? 'OUR_EXCLUSION' : 'UNEXPLAINED',
    message: recorded
      ? `We excluded it: ${codes}.`
      : `It left our flow (${codes}), and no exclusion record says why.`,
    patientId: units[0].patientId,
    exclusionIds,
  };
}

/** A patient or volume that we have and the study lacks. */
export function lackedByThem(
  units: readonly OurUnit[],
  volume: string | null,
  exclusions: readonly StatedExclusion[],
): CaseRow {
  const [{ pseudonym, patientId }] = units;
  const stated = exclusions.find(
    (row) => row.pseudonym === pseudonym && (row.volume === null || row.volume === volume),
  );
  return {
    ...{ side: 'OURS_ONLY', pseudonym, volume, patientId, exclusionIds: [] },
    volumeCount: units.filter((unit) => unit.volumeId !== null).length,
    cause: stated ? 'THEIR_EXCLUSION' : 'UNEXPLAINED',
    message: stated ? `The study excluded it: ${stated.reason}.` : 'The study does not say why it lacks it.',
  };
}

function requireOnePatientEach(mine: ReadonlyMap<string, readonly OurUnit[]>): void {
  for (const [pseudonym, units] of mine) {
    if (new Set(units.map(({ patientId }) => patientId)).size === 1) continue;
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${pseudonym} names patients of several data sets here: reconcile with one data set, or a freeze of one.`,
    );
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
