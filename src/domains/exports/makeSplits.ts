import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ExportCase, Split } from './types.ts';

/**
 * The freeze's folds as nnU-Net reads them: split n holds out fold n. Proves on the cases themselves that no person
 * is on both sides of a split, links of `samePerson` included.
 * @throws CONFLICT naming the persons that are, as after linking two patients of a freeze that was made before
 */
export function makeSplits(
  cases: readonly ExportCase[],
  foldCount: number,
  samePerson: readonly (readonly [string, string])[],
): Split[] {
  const foldOf = new Map(cases.map(({ patientId, fold }) => [patientId, fold]));
  requireDisjoint(cases, foldOf, samePerson);
  return Array.from({ length: foldCount }, (_, fold) => ({
    train: cases.filter((each) => each.fold !== fold).map(({ caseName }) => caseName),
    val: cases.filter((each) => each.fold === fold).map(({ caseName }) => caseName),
  }));
}

function requireDisjoint(
  cases: readonly ExportCase[],
  foldOf: ReadonlyMap<string, number>,
  samePerson: readonly (readonly [string, string])[],
): void {
  const torn = cases.filter(({ patientId, fold }) => foldOf.get(patientId) !== fold).map(nameOf);
  const nameById = new Map(cases.map((each) => [each.patientId, nameOf(each)]));
  const joined = personsOf([...foldOf.keys()], samePerson)
    .filter((person) => new Set(person.map((id) => foldOf.get(id))).size > 1)
    .map((person) =>
      person
        .map((id) => nameById.get(id))
        .sort()
        .join(' = '),
    );
  const persons = [...new Set([...torn, ...joined])];
  if (persons.length === 0) return;
  throw new SonoledgerError(
    'CONFLICT',
    `The folds would put one person into training and validation: ${persons.slice(0, 5).join('; ')}. Make a new freeze: it keeps linked patients together.`,
    { personCount: persons.length },
  );
}

const nameOf = ({ dataSet, pseudonym }: ExportCase): string => `${dataSet} ${pseudonym}`;

/** Patients by person, links over others included. */
function personsOf(patientIds: readonly string[], links: readonly (readonly [string, string])[]): string[][] {
  const personOf = new Map<string, Set<string>>();
  for (const [one, other] of links) {
    const all = new Set([one, other, ...(personOf.get(one) ?? []), ...(personOf.get(other) ?? [])]);
    for (const id of all) personOf.set(id, all);
  }
  const persons = new Set(patientIds.map((id) => personOf.get(id) ?? new Set([id])));
  return [...persons].map((person) => [...person].filter((id) => patientIds.includes(id)));
}
