import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createRandomGenerator } from '../../kernels/random/randomGenerator.ts';

export interface FoldPatient {
  readonly patientId: string;
  readonly sliceCount: number;
}

/**
 * Spreads patients over folds so that the folds hold about equally many slices. Patients who are one person
 * stay together. Persons are shuffled by the seed, then taken largest first into the smallest fold; equal
 * input and seed give equal folds. INVALID_INPUT when there are fewer persons than folds.
 */
export function assignFolds(
  patients: readonly FoldPatient[],
  samePerson: readonly (readonly [string, string])[],
  foldCount: number,
  seed: number,
): Map<string, number> {
  const persons = shuffle(groupPersons(patients, samePerson), seed);
  if (foldCount < 1 || persons.length < foldCount) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${foldCount} folds need at least as many patients, but the selected slices come from ${persons.length}.`,
      { foldCount, patientCount: persons.length },
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

const sliceTotal = (person: readonly FoldPatient[]): number =>
  person.reduce((sum, patient) => sum + patient.sliceCount, 0);

function groupPersons(
  patients: readonly FoldPatient[],
  samePerson: readonly (readonly [string, string])[],
): FoldPatient[][] {
  const personOf = new Map(patients.map((patient) => [patient.patientId, [patient]]));
  for (const [a, b] of samePerson) {
    const [first, second] = [personOf.get(a), personOf.get(b)];
    if (!first || !second || first === second) continue;
    first.push(...second);
    for (const { patientId } of second) personOf.set(patientId, first);
  }
  return [...new Set(personOf.values())];
}

/** Fisher and Yates, from an order that does not depend on the database. */
function shuffle<Item extends readonly FoldPatient[]>(items: readonly Item[], seed: number): Item[] {
  const random = createRandomGenerator(`folds/${seed}`);
  const shuffled = [...items];
  for (let n = shuffled.length - 1; n > 0; n--) {
    const other = Math.floor(random.uniform() * (n + 1));
    [shuffled[n], shuffled[other]] = [shuffled[other], shuffled[n]];
  }
  return shuffled;
}
