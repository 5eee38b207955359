import { describe, expect, it } from '@jest/globals';
import { assignFolds, type FoldPatient } from '../../../src/domains/freezes/assignFolds.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

/** Patients p0, p1, ... with these numbers of slices. */
const patientsWith = (...sliceCounts: number[]): FoldPatient[] =>
  sliceCounts.map((sliceCount, n) => ({
    patientId: `p${n}`,
    name: `Case${String(n).padStart(3, '0')}`,
    sliceCount,
  }));

function loadsOf(folds: Map<string, number>, patients: readonly FoldPatient[]): number[] {
  const loads: number[] = [];
  for (const { patientId, sliceCount } of patients) {
    const fold = folds.get(patientId) as number;
    loads[fold] = (loads[fold] ?? 0) + sliceCount;
  }
  return loads;
}

const someCohort = (count: number): FoldPatient[] => {
  const random = createRandomGenerator('cohort');
  return patientsWith(...Array.from({ length: count }, () => 1 + Math.floor(90 * random.uniform())));
};

describe('assignFolds', () => {
  it('takes the largest first into the smallest fold', () => {
    const patients = patientsWith(7, 5, 4, 3, 1);
    // 7 | 5 -> 7 | 5+4 -> 7+3 | 9 -> 10 | 9+1
    for (const seed of [1, 2, 3])
      expect(loadsOf(assignFolds(patients, [], 2, seed), patients)).toEqual([10, 10]);
  });

  it.each([1, 2, 5, 10])(
    'spreads a cohort over %i folds, whose loads differ by less than one patient',
    (foldCount) => {
      const patients = someCohort(40);
      const folds = assignFolds(patients, [], foldCount, 7);
      expect(folds.size).toBe(40);
      const loads = loadsOf(folds, patients);
      expect(loads).toHaveLength(foldCount);
      const largest = Math.max(...patients.map((patient) => patient.sliceCount));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(largest);
    },
  );

  it('fills every fold even with patients without slices', () => {
    expect(new Set(assignFolds(patientsWith(0, 0, 0), [], 3, 1).values()).size).toBe(3);
  });

  it('gives the same folds for the same seed, and others for another', () => {
    const patients = someCohort(30);
    const folds = (seed: number) => Object.fromEntries(assignFolds(patients, [], 5, seed));
    expect(folds(1)).toEqual(folds(1));
    expect(folds(2)).not.toEqual(folds(1));
  });

  it('does not depend on the order of patients and links, nor on identifiers', () => {
    const patients = someCohort(30);
    const links: [string, string][] = [
      ['p3', 'p17'],
      ['p20', 'p3'],
    ];
    const expected = Object.fromEntries(assignFolds(patients, links, 5, 1));
    const turned = assignFolds(
      [...patients].reverse(),
      links.map(([a, b]) => [b, a] as const).reverse(),
      5,
      1,
    );
    expect(Object.fromEntries(turned)).toEqual(expected);
    const renamed = patients.map((patient, n) => ({ ...patient, patientId: `other-${30 - n}` }));
    const other = assignFolds(
      renamed,
      links.map((pair) => pair.map((id) => `other-${30 - Number(id.slice(1))}`) as [string, string]),
      5,
      1,
    );
    patients.forEach(({ patientId }, n) => {
      expect(other.get(`other-${30 - n}`)).toBe(expected[patientId]);
    });
  });

  it('keeps patients who are one person together, over others too', () => {
    const patients = patientsWith(10, 10, 10, 10, 10, 10);
    // p0 = p1 = p5 by p1, and p2 = p3 by somebody who is not to be spread.
    const links = [
      ['p1', 'p0'],
      ['p5', 'p1'],
      ['p2', 'outside'],
      ['outside', 'p3'],
    ] as const;
    for (let seed = 0; seed < 20; seed++) {
      const folds = assignFolds(patients, links, 3, seed);
      expect(new Set([folds.get('p0'), folds.get('p1'), folds.get('p5')]).size).toBe(1);
      expect(folds.get('p2')).toBe(folds.get('p3'));
      expect(loadsOf(folds, patients).sort()).toEqual([10, 20, 30]);
      expect(folds.has('outside')).toBe(false);
    }
  });

  it('counts persons, not patients, when there are too few for the folds', () => {
    const patients = patientsWith(5, 5, 5);
    expect(assignFolds(patients, [], 3, 1).size).toBe(3);
    expect(() => assignFolds(patients, [['p0', 'p1']], 3, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { foldCount: 3, personCount: 2 } }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d folds', (foldCount) => {
    expect(() => assignFolds(patientsWith(1, 2), [], foldCount, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });

  it('does not change its input', () => {
    const patients = Object.freeze(patientsWith(1, 2, 3).reverse());
    assignFolds(patients, [['p0', 'p2']], 2, 1);
    expect(patients.map((patient) => patient.patientId)).toEqual(['p2', 'p1', 'p0']);
  });
});
