import { isIn, lackedByThem } from './reconcileCohorts.ts';
import type { CaseRow, OurUnit, Remainder, Stated, StatedExclusion } from './types.ts';

export interface RemainderFacts {
  readonly ours: readonly OurUnit[];
  /** What we have and what the study has at the end. */
  readonly ourCounts: Stated;
  readonly theirCounts: Stated;
  readonly exclusions: readonly StatedExclusion[];
  /** Null where the study names no members. */
  readonly cases: readonly CaseRow[] | null;
}

/** What is left of the difference at the end, for patients and volumes as far as the study states them. */
export function remainders(facts: RemainderFacts): Remainder[] {
  const { ourCounts, theirCounts } = facts;
  return (['PATIENT', 'VOLUME'] as const).flatMap((level) => {
    const key = level === 'PATIENT' ? 'patients' : 'volumes';
    const [mine, stated] = [ourCounts[key], theirCounts[key]];
    return mine === null || stated === null ? [] : [remainder(level, mine - stated, facts)];
  });
}

function remainder(level: Remainder['level'], difference: number, facts: RemainderFacts): Remainder {
  const sized = sizeOf(level);
  const total = (rows: readonly CaseRow[]): number => rows.reduce((sum, row) => sum + sized(row), 0);
  if (facts.cases !== null) {
    const explainedRows = facts.cases.filter(({ cause }) => cause !== 'UNEXPLAINED');
    const unexplained = total(facts.cases) - total(explainedRows);
    const message = `${count(total(facts.cases), level)} on one side alone; ${unexplained} of them unexplained.`;
    return { level, difference, explained: total(explainedRows), unexplained, message, candidates: [] };
  }
  const named = difference > 0 ? statedOfOurs(facts) : ourLosses(facts);
  const explained = Math.min(total(named), Math.abs(difference));
  const unexplained = Math.abs(difference) - explained;
  return {
    ...{ level, difference, explained, unexplained },
    message: inWords(level, difference, unexplained, facts.exclusions),
    candidates: unexplained === 0 ? named : difference > 0 ? [...named, ...doubted(facts)] : named,
  };
}

/** How many patients or volumes a case stands for. */
const sizeOf =
  (level: Remainder['level']) =>
  ({ volume, volumeCount }: CaseRow): number => {
    if (level === 'VOLUME') return volumeCount ?? 0;
    return volume === null ? 1 : 0;
  };

/** Patients that we have and that the study says it excluded, by name. */
function statedOfOurs({ ours, exclusions }: RemainderFacts): CaseRow[] {
  const names = new Set(
    exclusions.flatMap(({ pseudonym, volume }) => (volume === null ? (pseudonym ?? []) : [])),
  );
  return patientsOf(ours.filter((unit) => isIn(unit) && names.has(unit.pseudonym))).map((units) =>
    lackedByThem(units, null, exclusions),
  );
}

/** Patients that we left out, where we have fewer. */
function ourLosses({ ours }: RemainderFacts): CaseRow[] {
  const kept = new Set(ours.filter(isIn).map(({ patientId }) => patientId));
  return patientsOf(ours.filter(({ patientId }) => !kept.has(patientId))).map((units) => ({
    ...{ side: 'THEIRS_ONLY', pseudonym: units[0].pseudonym, volume: null, patientId: units[0].patientId },
    volumeCount: units.filter(({ volumeId }) => volumeId !== null).length,
    cause: 'OUR_EXCLUSION',
    message: `We left it out: ${[...new Set(units.map(({ left }) => left?.reasonCode))].join(', ')}. The study may have kept it.`,
    exclusionIds: [...new Set(units.flatMap(({ left }) => left?.exclusionIds ?? []))],
  }));
}

/** Patients that we have and about whom a record raises doubt. */
const doubted = ({ ours, exclusions }: RemainderFacts): CaseRow[] =>
  patientsOf(ours.filter((unit) => isIn(unit) && unit.doubt !== null)).map((units) => ({
    ...lackedByThem(units, null, exclusions),
    message: `May be one that the study left out: ${units.map(({ doubt }) => doubt).join('; ')}.`,
  }));

const patientsOf = (units: readonly OurUnit[]): OurUnit[][] => {
  const groups = new Map<string, OurUnit[]>();
  for (const unit of units) groups.set(unit.patientId, [...(groups.get(unit.patientId) ?? []), unit]);
  return [...groups.values()];
};

function inWords(
  level: Remainder['level'],
  difference: number,
  unexplained: number,
  exclusions: readonly StatedExclusion[],
): string {
  if (difference === 0)
    return `As many ${level.toLowerCase()}s on both sides; who they are the study does not say.`;
  const side = difference > 0 ? 'more' : 'fewer';
  const head = `We have ${count(Math.abs(difference), level)} ${side} than the study; ${unexplained} unexplained.`;
  const open = exclusions.filter(
    ({ pseudonym, patients, volumes }) => pseudonym === null && patients === null && volumes === null,
  );
  if (difference < 0 || unexplained === 0 || open.length === 0) return head;
  return `${head} The study gives reasons without a number: ${open.map(({ reason }) => reason).join(', ')}.`;
}

const count = (n: number, level: Remainder['level']): string =>
  `${n} ${level.toLowerCase()}${n === 1 ? '' : 's'}`;
