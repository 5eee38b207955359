import type { Verdict } from '../../generated/prisma/client.ts';
import { cohensKappa } from '../../kernels/agreement/cohensKappa.ts';
import { fleissKappa } from '../../kernels/agreement/fleissKappa.ts';
import type { Agreement } from '../../kernels/agreement/types.ts';
import type { Reading } from './types.ts';

const VERDICTS: readonly Verdict[] = ['ACCEPTED', 'REJECTED', 'UNSURE'];
const LEVEL = 0.95;

/** A cell of the table of two readers, with the subjects in it. */
export interface AgreementCell {
  readonly first: Verdict;
  readonly second: Verdict;
  readonly subjectIds: readonly string[];
}

export interface ReaderPair {
  readonly firstId: string;
  readonly secondId: string;
  readonly kappa: Agreement;
  /** Every pair of verdicts, zero ones too. */
  readonly cells: readonly AgreementCell[];
}

export interface ComparedReaders {
  readonly pairs: readonly ReaderPair[];
  readonly all: Agreement;
}

/**
 * Cohen's kappa of each two readers over the subjects that both have read, and Fleiss' kappa of all. UNSURE is a
 * category of its own.
 */
export function compareReaders(readings: readonly Reading[]): ComparedReaders {
  const bySubject = groupBySubject(readings);
  const readers = [...new Set(readings.map(({ readerId }) => readerId))].sort();
  const pairs = readers.flatMap((firstId, n) =>
    readers.slice(n + 1).map((secondId) => comparePair(bySubject, firstId, secondId)),
  );
  const counts = [...bySubject.values()].map((own) =>
    VERDICTS.map((verdict) => own.filter((each) => each.verdict === verdict).length),
  );
  return { pairs, all: fleissKappa(counts, LEVEL) };
}

function comparePair(
  bySubject: ReadonlyMap<string, readonly Reading[]>,
  firstId: string,
  secondId: string,
): ReaderPair {
  const both = [...bySubject].flatMap(([subjectId, own]) => {
    const first = own.find(({ readerId }) => readerId === firstId)?.verdict;
    const second = own.find(({ readerId }) => readerId === secondId)?.verdict;
    return first && second ? [{ subjectId, first, second }] : [];
  });
  const kappa = cohensKappa(
    both.map(({ first }) => first),
    both.map(({ second }) => second),
    LEVEL,
  );
  const cells = VERDICTS.flatMap((first) =>
    VERDICTS.map((second) => ({
      ...{ first, second },
      subjectIds: both
        .filter((each) => each.first === first && each.second === second)
        .map(({ subjectId }) => subjectId),
    })),
  );
  return { firstId, secondId, kappa, cells };
}

function groupBySubject(readings: readonly Reading[]): Map<string, Reading[]> {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const group = groups.get(reading.subjectId);
    if (group) group.push(reading);
    else groups.set(reading.subjectId, [reading]);
  }
  return groups;
}
