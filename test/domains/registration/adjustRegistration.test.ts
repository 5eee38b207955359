import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { recordQueries } from '../../support/recordQueries.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let parentId: string;
let close: () => Promise<void>;

const track = (fixedVolumeId: string, movingVolumeId: string) =>
  registerVolumes(test.context('CURATOR'), {
    ...{ fixedVolumeId, movingVolumeIds: [movingVolumeId], method: 'TRACKED_POSE', seed: 5 },
  });

let ids: { readonly us: string; readonly mri: string };

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  const us = await cohort.ultrasound(dataSet, 'Case1');
  const mri = await cohort.mri(dataSet, 'Case1', { grid: { size: [32, 28, 24], originLps: [-4, -4, -4] } });
  await cohort.landmarks(mri, us, [5, 5, 5, 9, 9, 9], [5, 5, 7, 9, 9, 11]);
  ids = { us: us.id, mri: mri.id };
  parentId = (await track(us.id, mri.id)).registration.id;
  await test.drainJobs();
});
afterAll(() => close());

const ADJUST = `mutation ($input: AdjustRegistrationInput!) { adjustRegistration(input: $input) {
  registration { id method state seed parameters parent { id } } job { kind } } }`;
const READ = `query ($id: ID!) { registration(id: $id) {
  state movingToFixedLps parent { id method parent { id } }
  evidence { mtreTrackedMm mtreRegisteredMm translationMm rotationDeg } qcSheets { mediaType } } }`;

const adjust = (changes: Record<string, unknown>, role: 'REVIEWER' | 'CURATOR' = 'CURATOR') =>
  test.execute(
    ADJUST,
    { input: { registrationId: parentId, comment: 'falx too low', ...changes } },
    { role },
  );

async function adjusted(changes: Record<string, unknown>) {
  const { data, errors } = await adjust(changes);
  expect(errors).toEqual([]);
  expect(await test.drainJobs()).toEqual(['DONE']);
  return (await test.execute(READ, { id: data.adjustRegistration.registration.id })).data.registration;
}

describe('adjustRegistration', () => {
  it('makes a new registration that names its parent, with who and why in the ledger', async () => {
    const events = await eventsOf(test, async () => {
      const { data } = await adjust({ translationMm: [0, 0, 2] });
      const { registration, job } = data.adjustRegistration;
      expect(registration).toMatchObject({
        method: 'MANUAL',
        state: 'PENDING',
        seed: 5,
        parent: { id: parentId },
      });
      expect(registration.parameters).toEqual({
        parentMovingToFixedLps: IDENTITY_MAT4,
        translationMm: [0, 0, 2],
        rotationDeg: [0, 0, 0],
        comment: 'falx too low',
      });
      expect(job.kind).toBe('REGISTER_VOLUMES');
    });
    expect(events).toEqual(['REGISTRATION_REQUESTED']);
    const event = await test.app.prisma.ledgerEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ reason: 'falx too low', after: { method: 'MANUAL', parentId } });
    await test.drainJobs();
  });

  it('is measured by the same job', async () => {
    const found = await adjusted({ translationMm: [0, 0, 2] });
    expect(found.movingToFixedLps.slice(8, 12)).toEqual(
      [0, 0, 1, 2].map((value) => expect.closeTo(value, 9)),
    );
    expect(found.evidence).toMatchObject({
      ...{ mtreTrackedMm: 2, mtreRegisteredMm: expect.closeTo(0, 9) },
      ...{ translationMm: expect.closeTo(2, 9), rotationDeg: expect.closeTo(0, 6) },
    });
    expect(found.qcSheets).toEqual([{ mediaType: 'image/png' }]);
  });

  it('turns about the centre of the cone, and takes a whole matrix', async () => {
    const turned = await adjusted({ rotationDeg: [0, 0, 4] });
    expect(turned.evidence.rotationDeg).toBeCloseTo(4, 6);
    expect(turned.evidence.translationMm).toBeLessThan(0.3);
    const displacementLps = [1.02, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1];
    expect((await adjusted({ displacementLps })).movingToFixedLps).toEqual(displacementLps);
  });

  it('can be adjusted again', async () => {
    const { data } = await adjust({ translationMm: [1, 0, 0] });
    const first = data.adjustRegistration.registration.id;
    await test.drainJobs();
    const again = await adjusted({ registrationId: first, translationMm: [0, 1, 0] });
    expect(again.movingToFixedLps.filter((_: number, n: number) => n % 4 === 3)).toEqual([1, 1, 0, 1]);
    expect(again.parent).toEqual({ id: first, method: 'MANUAL', parent: { id: parentId } });
  });

  it.each([
    ['INVALID_INPUT', 'why', { translationMm: [1, 0, 0], comment: ' ' }],
    ['INVALID_INPUT', 'Nothing is moved', {}],
    ['INVALID_INPUT', 'Nothing is moved', { translationMm: [0, 0, 0], rotationDeg: [0, 0, 0] }],
    ['INVALID_INPUT', 'three numbers', { translationMm: [1, 0] }],
    ['INVALID_INPUT', 'at most 100', { translationMm: [101, 0, 0] }],
    ['INVALID_INPUT', 'three angles', { rotationDeg: [181, 0, 0] }],
    ['INVALID_INPUT', 'not both', { displacementLps: IDENTITY_MAT4, rotationDeg: [1, 0, 0] }],
    ['INVALID_INPUT', '16 numbers', { displacementLps: [1] }],
    ['INVALID_INPUT', 'mirrors', { displacementLps: IDENTITY_MAT4.map((v, n) => (n === 0 ? -1 : v)) }],
    ['UNKNOWN_ID', 'registration', { registrationId: randomUUID(), translationMm: [1, 0, 0] }],
    ['UNKNOWN_ID', 'registration', { registrationId: 'none', translationMm: [1, 0, 0] }],
  ])('refuses with %s (%s) and leaves nothing behind', async (code, message, changes) => {
    const { errors } = await withoutTrace(test, () => adjust(changes));
    expect(errors).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  });

  it('refuses a parent without a result, and a reviewer', async () => {
    const { registration } = await track(ids.us, ids.mri);
    const pending = { registrationId: registration.id, translationMm: [1, 0, 0] };
    const { errors } = await withoutTrace(test, () => adjust(pending));
    expect(errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('PENDING') }]);
    const forbidden = await withoutTrace(test, () => adjust({ translationMm: [1, 0, 0] }, 'REVIEWER'));
    expect(forbidden.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    await test.drainJobs();
  });

  it('cannot be asked for as a method, and its parents are read in one query', async () => {
    const { errors } = await test.execute(
      'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
      { input: { fixedVolumeId: ids.us, movingVolumeIds: [ids.mri], method: 'MANUAL' } },
      { role: 'CURATOR' },
    );
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining('adjustReg') }]);
    const queries = recordQueries(test.app.pool);
    const { data } = await test.execute(
      '{ registrations(filter: { method: [MANUAL] }) { nodes { id parent { id } } } }',
    );
    expect(data.registrations.nodes.length).toBeGreaterThan(3);
    expect(queries.length).toBe(2);
  });
});
