import type { NnunetSplits } from '../../formats/nnunet/readSplits.ts';
import type { ExportCase } from '../exports/types.ts';

export interface DescribedSplit {
  readonly split: number;
  readonly trainCount: number;
  readonly validationCount: number;
  readonly trainPatientCount: number;
  readonly validationPatientCount: number;
}

/** Patients of one person who are on both sides of a split. */
export interface Leak {
  readonly split: number;
  readonly patients: readonly string[];
}

/**
 * What splits hold of a freeze, and who is on both sides.
 * @param personOf a name of the person that a patient is, the same for linked patients
 */
export function describeSplits(
  splits: NnunetSplits,
  caseOf: ReadonlyMap<string, ExportCase>,
  personOf: (patientId: string) => string,
): { readonly splits: DescribedSplit[]; readonly leaks: Leak[] } {
  const sides = splits.map(({ train, val }) => ({ train: known(train, caseOf), val: known(val, caseOf) }));
  return {
    splits: sides.map(({ train, val }, split) => ({
      split,
      trainCount: splits[split].train.length,
      validationCount: splits[split].val.length,
      trainPatientCount: new Set(train.map(({ patientId }) => patientId)).size,
      validationPatientCount: new Set(val.map(({ patientId }) => patientId)).size,
    })),
    leaks: sides.flatMap(({ train, val }, split) => leaksOf(train, val, personOf, split)),
  };
}

const known = (names: readonly string[], caseOf: ReadonlyMap<string, ExportCase>): ExportCase[] =>
  names.flatMap((name) => caseOf.get(name) ?? []);

function leaksOf(
  train: readonly ExportCase[],
  val: readonly ExportCase[],
  personOf: (patientId: string) => string,
  split: number,
): Leak[] {
  const trained = new Set(train.map(({ patientId }) => personOf(patientId)));
  const torn = new Map<string, Set<string>>();
  for (const each of [...train, ...val]) {
    const person = personOf(each.patientId);
    torn.set(person, (torn.get(person) ?? new Set()).add(`${each.dataSet} ${each.pseudonym}`));
  }
  const both = new Set(
    val.map(({ patientId }) => personOf(patientId)).filter((person) => trained.has(person)),
  );
  return [...both].map((person) => ({ split, patients: [...(torn.get(person) as Set<string>)].sort() }));
}
