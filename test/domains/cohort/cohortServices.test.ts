import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
});
afterAll(() => close());

describe('createDataSet', () => {
  const create = (name: string, role: 'REVIEWER' | 'CURATOR' = 'CURATOR') =>
    test.execute(
      `mutation ($name: String!) { createDataSet(input: { name: $name, licence: "CC BY 4.0", citation: "Us" }) {
        name licence citation patientCount } }`,
      { name },
      { role },
    );

  it('makes an empty data set as one event; its name is taken from then on', async () => {
    const events = await eventsOf(test, async () => {
      const { data } = await create('RESECT');
      expect(data.createDataSet).toEqual({
        name: 'RESECT',
        licence: 'CC BY 4.0',
        citation: 'Us',
        patientCount: 0,
      });
    });
    expect(events).toEqual(['DATA_SET_CREATED']);
    const { errors } = await withoutTrace(test, () => create('RESECT'));
    expect(errors.map((error) => error.code)).toEqual(['DUPLICATE']);
  });

  it.each(['', ' ', ' RESECT', 'RES\nECT', 'x'.repeat(101)])('refuses the name %j', async (name) => {
    const { errors } = await withoutTrace(test, () => create(name));
    expect(errors.map((error) => error.code)).toEqual(['INVALID_INPUT']);
  });

  it('needs a curator', async () => {
    const { errors } = await withoutTrace(test, () => create('Mine', 'REVIEWER'));
    expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
  });
});

describe('linkPatients', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (const name of ['A', 'B', 'C']) {
      const { patientId } = await cohort.mri(await cohort.dataSet(name), `Case ${name}`);
      ids.push(patientId);
    }
  });

  const link = (
    patientId: string,
    samePersonAsId: string,
    grounds = 'Same scan',
    role: 'REVIEWER' | 'CURATOR' = 'CURATOR',
  ) =>
    test.execute(
      'mutation ($input: LinkPatientsInput!) { linkPatients(input: $input) { pseudonym samePersonAs { pseudonym } } }',
      { input: { patientId, samePersonAsId, grounds } },
      { role },
    );

  it('shows each at the other, as one event', async () => {
    const events = await eventsOf(test, async () => {
      const { data } = await link(ids[0], ids[1]);
      expect(data.linkPatients).toEqual({ pseudonym: 'Case A', samePersonAs: [{ pseudonym: 'Case B' }] });
    });
    expect(events).toEqual(['PATIENTS_LINKED']);
    const { data } = await test.execute(
      'query ($id: ID!) { patient(id: $id) { samePersonAs { pseudonym } } }',
      { id: ids[1] },
    );
    expect(data.patient.samePersonAs).toEqual([{ pseudonym: 'Case A' }]);
  });

  it.each<[string, string, () => Parameters<typeof link>]>([
    ['the same link again', 'DUPLICATE', () => [ids[0], ids[1]]],
    ['the same link the other way', 'DUPLICATE', () => [ids[1], ids[0]]],
    ['a patient with itself', 'INVALID_INPUT', () => [ids[2], ids[2]]],
    ['no grounds', 'INVALID_INPUT', () => [ids[0], ids[2], ' ']],
    ['a patient that does not exist', 'UNKNOWN_ID', () => [ids[0], randomUUID()]],
    ['a patient that is no identifier', 'UNKNOWN_ID', () => ['Case A', ids[1]]],
    ['a link by a reviewer', 'FORBIDDEN', () => [ids[0], ids[2], 'Same scan', 'REVIEWER']],
  ])('refuses %s', async (_, code, args) => {
    const { errors } = await withoutTrace(test, () => link(...args()));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });
});
