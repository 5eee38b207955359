import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkPatients } from '../../../src/domains/cohort/service/linkPatients.ts';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { FreezeRecord } from '../../../src/graphql/records.ts';
import { ultrasoundImage } from '../../factories/images.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

interface Frozen {
  readonly test: TestApp;
  readonly freeze: FreezeRecord;
  /** Patient ids by pseudonym. */
  readonly patients: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const SIZES = { Case1: 4, Case2: 3, Case10: 2, 'Case é': 2, a: 3 } as const;

/** The same content in a database of its own, imported in some order. */
async function freezeContent(pseudonyms: (keyof typeof SIZES)[], foldSeed = 1): Promise<Frozen> {
  const { test, folder, close } = await createTestAppWithFolder();
  const cohort = createImportedCohort(test, folder);
  const context = test.context('CURATOR');
  const dataSet = await cohort.dataSet('RESECT');
  const patients = new Map<string, string>();
  for (const pseudonym of pseudonyms) {
    const seed = Object.keys(SIZES).indexOf(pseudonym);
    const us = await cohort.ultrasound(dataSet, pseudonym, { image: ultrasoundImage({ seed }) });
    const { id: annotationId } = await cohort.annotation(us, cube(SIZES[pseudonym]));
    await sliceLabel(context, { annotationId });
    patients.set(pseudonym, us.patientId);
  }
  await test.drainJobs();
  const rule = await createSliceRule(context, {
    ...{ name: 'All', axes: ['I', 'K'], labelSources: ['US_MANUAL'], minimumAreaMm2: 2 },
  });
  const { freeze } = await createFreeze(context, {
    name: 'Freeze',
    sliceRuleId: rule.id,
    foldCount: 3,
    foldSeed,
  });
  return { test, freeze, patients, close };
}

let here: Frozen;
let there: Frozen;
const names = Object.keys(SIZES) as (keyof typeof SIZES)[];

beforeAll(async () => {
  [here, there] = await Promise.all([freezeContent(names), freezeContent([...names].reverse())]);
});
afterAll(() => Promise.all([here.close(), there.close()]));

const verify = async (id: string) => {
  const { data, errors } = await here.test.execute(
    'query ($id: ID!) { verifyFreeze(id: $id) { storedHash computedHash valid } }',
    { id },
  );
  return { result: data?.verifyFreeze, errors };
};

describe('the hash of a freeze', () => {
  it('says what is frozen, not where: the same content in another database has the same', async () => {
    expect(there.freeze.hash).toBe(here.freeze.hash);
    expect(there.freeze.id).not.toBe(here.freeze.id);
    const foldsOf = async ({ test, patients }: Frozen) => {
      const rows = await test.app.prisma.freezeFold.findMany();
      return [...patients].map(([name, id]) => [name, rows.find((row) => row.patientId === id)?.fold]).sort();
    };
    expect(await foldsOf(there)).toEqual(await foldsOf(here));
  });

  it('changes with the folds', async () => {
    const { id } = await here.test.app.prisma.sliceRule.findFirstOrThrow();
    const context = here.test.context('CURATOR');
    const other = await createFreeze(context, { name: 'Two folds', sliceRuleId: id, foldCount: 2 });
    expect(other.freeze.hash).not.toBe(here.freeze.hash);
  });

  it('can be recomputed from what the database holds', async () => {
    const { hash, id } = here.freeze;
    expect((await verify(id)).result).toEqual({ storedHash: hash, computedHash: hash, valid: true });
    expect((await verify(randomUUID())).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
    expect((await verify('Freeze')).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
  });

  it('shows a change that was made behind the back of the database', async () => {
    const { pool } = here.test.app;
    const { rows } = await pool.query(
      'SELECT ordinal, slice_id FROM freeze_member WHERE freeze_id = $1 LIMIT 1',
      [here.freeze.id],
    );
    const { asOwner } = here.test;
    await asOwner('ALTER TABLE slice DISABLE TRIGGER ALL');
    try {
      await asOwner(`UPDATE slice SET pixel_count = pixel_count + 1 WHERE id = ${rows[0].slice_id}`);
      expect((await verify(here.freeze.id)).result).toMatchObject({
        storedHash: here.freeze.hash,
        valid: false,
      });
      await asOwner(`UPDATE slice SET pixel_count = pixel_count - 1 WHERE id = ${rows[0].slice_id}`);
    } finally {
      await asOwner('ALTER TABLE slice ENABLE TRIGGER ALL');
    }
    expect((await verify(here.freeze.id)).result.valid).toBe(true);
  });
});

describe('the database refuses, of a freeze,', () => {
  const refused = (sql: string, ...values: unknown[]) =>
    expect(here.test.asOwner(sql, values)).rejects.toMatchObject({
      code: expect.stringMatching(/^SL00[123]$/),
    });

  it.each(['cohort_freeze', 'freeze_fold', 'freeze_member', 'slice_rule', 'slice'])(
    'every change, removal and clearing of %s',
    async (table) => {
      const column = { cohort_freeze: 'name', slice_rule: 'name', slice: 'index' }[table] ?? 'freeze_id';
      await refused(`UPDATE ${table} SET ${column} = ${column}`);
      await refused(`DELETE FROM ${table}`);
      await refused(`TRUNCATE ${table} CASCADE`);
    },
  );

  it('late members', async () => {
    const { freeze, test } = here;
    const slice = await test.app.prisma.slice.findFirstOrThrow({
      where: { axis: 'J' },
      include: { slicing: true },
    });
    await refused(
      `INSERT INTO freeze_member (freeze_id, ordinal, slice_id, volume_id, patient_id)
       SELECT $1, 9999, $2, v.id, v.patient_id FROM volume v WHERE v.id = $3`,
      ...[freeze.id, slice.id, slice.slicing.volumeId],
    );
  });

  it('a slice under the name of another patient, even in the transaction that makes it', async () => {
    const { pool } = here.test.app;
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query(
        `INSERT INTO cohort_freeze (id, name, hash, slice_rule_id, fold_count, fold_seed, patient_count, volume_count, slice_count, selection)
         SELECT gen_random_uuid(), 'Forged', repeat('f', 64), slice_rule_id, 1, 1, 1, 1, 1, '{}' FROM cohort_freeze LIMIT 1 RETURNING id`,
      );
      const [one, two] = [...here.patients.values()];
      await client.query('INSERT INTO freeze_fold (freeze_id, patient_id, fold) VALUES ($1, $2, 0)', [
        rows[0].id,
        two,
      ]);
      const forged = client.query(
        `INSERT INTO freeze_member (freeze_id, ordinal, slice_id, volume_id, patient_id)
         SELECT $1, 1, s.id, v.id, $3 FROM slice s JOIN slicing g ON g.id = s.slicing_id JOIN volume v ON v.id = g.volume_id
         WHERE v.patient_id = $2 LIMIT 1`,
        [rows[0].id, one, two],
      );
      await expect(forged).rejects.toMatchObject({ code: 'SL003' });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('one person in two folds, and a fold that the freeze does not have', async () => {
    const { test, patients, freeze } = there;
    const [patientId, samePersonAsId] = [...patients.values()];
    await linkPatients(test.context('CURATOR'), { patientId, samePersonAsId, grounds: 'A test' });
    const insert = (...folds: number[]) =>
      test.app.pool.query(
        `WITH made AS (
           INSERT INTO cohort_freeze (id, name, hash, slice_rule_id, fold_count, fold_seed, patient_count, volume_count, slice_count, selection)
           SELECT gen_random_uuid(), 'Leaking', repeat('e', 64), slice_rule_id, 2, 1, 2, 2, 2, '{}' FROM cohort_freeze WHERE id = $1 RETURNING id)
         INSERT INTO freeze_fold (freeze_id, patient_id, fold)
         SELECT made.id, row.patient_id, row.fold FROM made, unnest($2::uuid[], $3::int[]) AS row (patient_id, fold)`,
        [freeze.id, [patientId, samePersonAsId], folds],
      );
    await expect(insert(0, 1)).rejects.toMatchObject({
      code: 'SL002',
      message: 'the same person would be in two folds',
    });
    await expect(insert(2, 2)).rejects.toMatchObject({
      code: 'SL002',
      message: expect.stringContaining('fold count'),
    });
  });
});
