import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';

export interface FoldPatient {
  readonly patientId: string;
  /** Tells patients apart and gives their order, whatever their identifiers in a database. */
  readonly name: string;
  readonly sliceCount: number;
}

/**
 * Spreads patients over folds so that the folds hold about equally many slices. Patients who are one person
 * stay together. Persons are shuffled by the seed, then taken largest first into the smallest fold; the same
 * patients and seed give the same folds, in whatever order they come. INVALID_INPUT when there are fewer persons
 * than folds.
 * @param samePerson pairs of patient identifiers; links over patients who are not to be spread count too
 */
export function assignFolds(
  patients: readonly FoldPatient[],
  samePerson: readonly (readonly [string, string])[],
  foldCount: number,
  seed: number,
): Map<string, number> {
  if (!Number.isInteger(foldCount) || foldCount < 1) {
    throw new SonoledgerError('INVALID_INPUT', `foldCount is ${foldCount}: give 1 or more.`);
  }
  const persons = shuffle(groupPersons([...patients].sort(byName), samePerson), seed);
  if (persons.length < foldCount) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${foldCount} folds need at least as many persons, but the selected slices come from ${persons.length}.`,
      { foldCount, personCount: persons.length },
    );
  }
  persons.sort((a, b) => sliceTotal(b) - sliceTotal(a));
  const loads = new Array<number>(foldCount).fill(0);
  const folds = new Map<string, number>();
  for (const person of persons) {
    const fold = loads.indexOf(Math.min(...loads));
    // At least one, so that a person without slices still takes a place.
    loads[fold] += Math.max(1, sliceTotal(person));
    for (const { patientId } of person) folds.set(patientId, fold);
  }
  return folds;
}

const byName = (a: FoldPatient, b: FoldPatient): number => Number(a.name > b.name) - Number(a.name < b.name);

const sliceTotal = (person: readonly FoldPatient[]): number =>
  person.reduce((sum, patient) => sum + patient.sliceCount, 0);

function groupPersons(
  patients: readonly FoldPatient[],
  samePerson: readonly (readonly [string, string])[],
): FoldPatient[][] {
  const personOf = linkIds(samePerson);
  const persons = new Map<unknown, FoldPatient[]>();
  for (const patient of patients) {
    const person = personOf.get(patient.patientId) ?? patient;
    persons.set(person, [...(persons.get(person) ?? []), patient]);
  }
  return [...persons.values()];
}

/** The identifiers that links join, by each of them. */
function linkIds(links: readonly (readonly [string, string])[]): Map<string, ReadonlySet<string>> {
  const joined = new Map<string, Set<string>>();
  for (const [a, b] of links) {
    const all = new Set([a, b, ...(joined.get(a) ?? []), ...(joined.get(b) ?? [])]);
    for (const id of all) joined.set(id, all);
  }
  return joined;
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandomGenerator(`folds/${seed}`);
  const shuffled = [...items];
  for (let n = shuffled.length - 1; n > 0; n--) {
    const other = Math.floor(random.uniform() * (n + 1));
    [shuffled[n], shuffled[other]] = [shuffled[other], shuffled[n]];
  }
  return shuffled;
}
