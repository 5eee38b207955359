import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../support/testApp.ts';

/** Tables whose rows hang on records, with why no id of theirs can be named or shown. */
const WITHOUT_RECORDS: Readonly<Record<string, string>> = {
  freeze_slice_count: 'counts of a freeze',
  registration_moving: 'shown as volumes',
  registration_evidence: 'shown as part of its registration',
  volume_source: 'shown as part of its volume; its files are in blob_reference',
  annotation_source: 'shown as part of its annotation; its files are in blob_reference',
  data_set_collection: 'shown as part of its data set',
  dicom_series: 'shown as part of its volume',
  patient_identity: 'not shown',
  slice: 'has numbers; found through its slicing',
  active_exclusion: 'shown as exclusions',
  freeze_fold: 'shown as part of its freeze',
  freeze_member: 'shown as slices',
  metric_slice: 'shown as cases of its metric run',
  metric_value: 'shown as part of its case',
  metric_rollup: 'shown as cells of a comparison',
  data_set_member: 'about people; needs AUDIT',
};

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const rowsOf = async (text: string): Promise<{ name: string }[]> => (await test.app.pool.query(text)).rows;

/** Tables from which foreign keys lead to data sets. */
const TABLES = `
  WITH RECURSIVE reached AS (
    SELECT 'data_set'::regclass::oid AS id
    UNION SELECT c.conrelid FROM pg_constraint c JOIN reached r ON c.confrelid = r.id WHERE c.contype = 'f')
  SELECT id::regclass::text AS name FROM reached ORDER BY 1`;

const readBy = (view: string): string => `
  SELECT DISTINCT t.relname AS name FROM pg_rewrite w JOIN pg_depend d ON d.objid = w.oid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_class t ON t.oid = d.refobjid WHERE w.ev_class = '${view}'::regclass AND d.refclassid = 'pg_class'::regclass`;

describe('record_data_set and blob_reference', () => {
  it('know every table from which records lead to a data set', async () => {
    const view = (await rowsOf(readBy('record_data_set'))).map(({ name }) => name);
    const known = [...view, ...Object.keys(WITHOUT_RECORDS), 'cohort_freeze'];
    const forgotten = (await rowsOf(TABLES)).map(({ name }) => name).filter((name) => !known.includes(name));
    // Add the table to the view in a migration (CREATE OR REPLACE VIEW record_data_set), or to the list above with why not.
    expect(forgotten).toEqual([]);
  });

  it('know every table that refers to a file', async () => {
    const tables = await rowsOf(`
      SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
      WHERE c.contype = 'f' AND c.confrelid = 'blob'::regclass AND c.conrelid <> 'blob_upload'::regclass`);
    const view = (await rowsOf(readBy('blob_reference'))).map(({ name }) => name);
    // Add the table to the view in a migration (CREATE OR REPLACE VIEW blob_reference).
    expect(tables.map(({ name }) => name).filter((name) => !view.includes(name))).toEqual([]);
  });
});
