import type { Freeze } from '../../src/generated/prisma/client.ts';
import type { Mask } from '../../src/kernels/geometry/types.ts';
import { maskFromPlanes } from '../support/maskFromPlanes.ts';
import type { TestApp } from '../support/testApp.ts';
import { createTestAnnotation, createTestPatientWithUltrasound, type TestPatient } from './cohort.ts';
import { createTestFreeze, createTestSlicing } from './freezes.ts';

export interface OracleCohort {
  readonly freeze: Freeze;
  readonly patients: Readonly<Record<'A' | 'B' | 'C', TestPatient>>;
  /** Of the second rater, who drew nothing for C. */
  readonly annotatorRunId: string;
}

/** 5 x 5 x 1 mm voxels: on axis K a pixel is 25 mm2, so 1, 4 and 8 pixels are one slice of each size bin. */
export function coarse(...planes: readonly (readonly string[])[]): Mask {
  const mask = maskFromPlanes(...planes);
  return { ...mask, geometry: { ...mask.geometry, spacingMm: [5, 5, 1] } };
}

const ONE = ['#...', '....', '....', '....'];
const FOUR = ['##..', '##..', '....', '....'];
const EIGHT = ['####', '####', '....', '....'];
const NONE = ['....', '....', '....', '....'];

export const REFERENCE = {
  A: coarse(ONE, FOUR, EIGHT),
  B: coarse(ONE, FOUR, EIGHT),
  C: coarse(NONE, FOUR, NONE),
};

/**
 * The second rater against the reference on axis K:
 *
 * | slice | TP FP FN | Dice | precision | recall | HD95 |
 * | A 0   | 0  0  1  | 0    | 0         | 0      | -    |
 * | A 1   | 2  0  2  | 2/3  | 1         | 1/2    | 5    |
 * | A 2   | 8  0  0  | 1    | 1         | 1      | 0    |
 * | B 0   | 1  0  0  | 1    | 1         | 1      | 0    |
 * | B 1   | 2  2  2  | 1/2  | 1/2       | 1/2    | 5    |
 * | B 2   | 4  0  4  | 2/3  | 1         | 1/2    | 5    |
 * | C 1   | missing                               |
 */
export const SECOND_RATER = {
  A: coarse(NONE, ['##..', '....', '....', '....'], EIGHT),
  B: coarse(ONE, ['....', '##..', '##..', '....'], ['####', '....', '....', '....']),
};

/** Three patients with a slice per size bin, a freeze of axis K and a second rater with a missing label. */
export async function createOracleCohort(test: TestApp): Promise<OracleCohort> {
  const add = async (name: keyof typeof REFERENCE): Promise<TestPatient> => {
    const mask = REFERENCE[name];
    const echo = { ...mask, data: Float32Array.from(mask.data, (inside) => 10 + 90 * inside) };
    const made = await createTestPatientWithUltrasound(test, name, echo);
    await createTestSlicing(test, await createTestAnnotation(test, made.ultrasound, mask), mask);
    return made;
  };
  const patients = { A: await add('A'), B: await add('B'), C: await add('C') };
  const freeze = await createTestFreeze(test, { axes: ['K'] });
  const rater = { annotatorName: 'Second rater' };
  const a = await createTestAnnotation(test, patients.A.ultrasound, SECOND_RATER.A, rater);
  await createTestAnnotation(test, patients.B.ultrasound, SECOND_RATER.B, rater);
  const run = await test.app.prisma.annotatorRun.create({
    data: { name: 'Second rater', kind: 'ANNOTATOR', annotatorId: a.annotatorId },
  });
  return { freeze, patients, annotatorRunId: run.id };
}
