import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { boxMask, gridOf, mriImage, ultrasoundImage } from '../../factories/images.ts';
import { createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, tracesOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let folder: ImportFolder;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder());
});
afterAll(() => close());

/** Identifiers of what the steps made, by the name of the step. */
const ids: Record<string, string> = {};

interface Step {
  readonly mutation: string;
  readonly fields: string;
  /** Where the identifier of what was made lies in the answer. */
  readonly id: readonly string[];
  readonly input: () => Record<string, unknown>;
  readonly events: readonly string[];
  /** Events of the job that the step sets off. */
  readonly jobEvents?: readonly string[];
}

const volume = (name: string, modality: 'US' | 'MR', image: Parameters<ImportFolder['write']>[1]) => ({
  ...{ dataSetId: ids['dataSet'], pseudonym: 'Case1', name, modality },
  ...{
    sequence: modality === 'US' ? 'B_MODE' : 'T1',
    phase: modality === 'US' ? 'PRE_DURA' : 'PREOPERATIVE',
  },
  source: folder.write(`${name}.nii.gz`, image),
});

const STEPS: Record<string, Step> = {
  dataSet: {
    ...{ mutation: 'createDataSet', fields: 'id', id: ['id'], events: ['DATA_SET_CREATED'] },
    input: () => ({ name: 'RESECT', licence: 'CC BY 4.0', citation: 'Us' }),
  },
  us: {
    ...{ mutation: 'importVolume', fields: 'id', id: ['id'], events: ['VOLUME_IMPORTED'] },
    input: () => volume('us', 'US', ultrasoundImage()),
  },
  mri: {
    ...{ mutation: 'importVolume', fields: 'id', id: ['id'], events: ['VOLUME_IMPORTED'] },
    input: () => volume('t1', 'MR', mriImage()),
  },
  annotation: {
    ...{ mutation: 'importAnnotation', fields: 'id', id: ['id'], events: ['ANNOTATION_IMPORTED'] },
    input: () => ({
      ...{ volumeId: ids['mri'], structure: 'TUMOUR', origin: 'MANUAL', annotatorName: 'First rater' },
      source: folder.write('label.nii.gz', boxMask(gridOf({}), { from: [10, 8, 4], to: [12, 10, 6] })),
    }),
  },
  landmarks: {
    ...{ mutation: 'importLandmarks', fields: 'id', id: ['id'], events: ['LANDMARKS_IMPORTED'] },
    input: () => ({
      ...{ movingVolumeId: ids['mri'], fixedVolumeId: ids['us'] },
      source: folder.write('a.tag', 'MNI Tag Point File\nVolumes = 2;\nPoints =\n -1 -2 3 -1 -2 4 "a";\n'),
    }),
  },
  registration: {
    ...{ mutation: 'registerVolumes', fields: 'registration { id }', id: ['registration', 'id'] },
    input: () => ({ fixedVolumeId: ids['us'], movingVolumeIds: [ids['mri']], method: 'TRACKED_POSE' }),
    ...{ events: ['REGISTRATION_REQUESTED'], jobEvents: ['REGISTRATION_COMPLETED'] },
  },
  review: {
    ...{
      mutation: 'review',
      fields: 'review { id }',
      id: ['review', 'id'],
      events: ['REVIEWED', 'EXCLUDED'],
    },
    input: () => ({
      registrationId: ids['registration'],
      verdict: 'REJECTED',
      reasonCode: 'REVIEW_REJECTED',
    }),
  },
  acceptance: {
    ...{
      mutation: 'review',
      fields: 'review { id }',
      id: ['review', 'id'],
      events: ['REVIEWED', 'REINSTATED'],
    },
    input: () => ({ registrationId: ids['registration'], verdict: 'ACCEPTED' }),
  },
  pseudoLabel: {
    ...{ mutation: 'transferLabel', fields: 'pseudoLabel { id }', id: ['pseudoLabel', 'id'] },
    input: () => ({ registrationId: ids['registration'], annotationId: ids['annotation'] }),
    ...{ events: ['TRANSFER_REQUESTED'], jobEvents: ['TRANSFER_COMPLETED'] },
  },
  slicing: {
    ...{ mutation: 'sliceLabel', fields: 'slicing { id }', id: ['slicing', 'id'] },
    input: () => ({ pseudoLabelId: ids['pseudoLabel'] }),
    ...{ events: ['SLICING_REQUESTED'], jobEvents: ['SLICING_COMPLETED'] },
  },
  rule: {
    ...{ mutation: 'createSliceRule', fields: 'id', id: ['id'], events: ['SLICE_RULE_CREATED'] },
    input: () => ({ name: 'All', labelSources: ['MRI_TRANSFER'] }),
  },
  freeze: {
    ...{
      mutation: 'createFreeze',
      fields: 'freeze { id }',
      id: ['freeze', 'id'],
      events: ['FREEZE_CREATED'],
    },
    input: () => ({ name: 'Freeze', sliceRuleId: ids['rule'], foldCount: 1 }),
  },
  exclusion: {
    ...{ mutation: 'exclude', fields: 'id', id: ['id'], events: ['EXCLUDED'] },
    input: () => ({
      ...{ subjectKind: 'VOLUME', subjectId: ids['us'], reasonCode: 'POOR_ULTRASOUND' },
      ...{ comment: 'Shadow', outcomesSeen: false },
    }),
  },
  reinstatement: {
    ...{ mutation: 'reinstate', fields: 'id', id: ['id'], events: ['REINSTATED'] },
    input: () => ({ exclusionId: ids['exclusion'], comment: 'Fine', outcomesSeen: false }),
  },
};

const run = ({ mutation, fields, input }: Step) => {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input!`;
  return test.execute(`mutation ($input: ${type}) { ${mutation}(input: $input) { ${fields} } }`, {
    input: input(),
  });
};

/** A ledger that takes no more events, as on a full disk. */
async function withFullLedger(work: () => Promise<void>): Promise<void> {
  await test.asOwner(`
    CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER a_full_disk BEFORE INSERT ON ledger_event FOR EACH ROW EXECUTE FUNCTION no_space()`);
  await work();
  await test.asOwner('DROP TRIGGER a_full_disk ON ledger_event; DROP FUNCTION no_space()');
}

describe('every change of the pipeline', () => {
  it.each(Object.keys(STEPS))('is kept with its events or not at all: %s', async (name) => {
    const step = STEPS[name];
    const { rows } = await tracesOf(test);
    await withFullLedger(async () => {
      expect((await run(step)).errors.map((error) => error.code)).toEqual(['STORAGE_FULL']);
    });
    expect((await tracesOf(test)).rows).toEqual(rows);

    const events = await eventsOf(test, async () => {
      const { data, errors } = await run(step);
      expect(errors).toEqual([]);
      ids[name] = step.id.reduce((value, key) => value[key], data[step.mutation]);
    });
    expect(events).toEqual(step.events);
    expect(await eventsOf(test, () => test.drainJobs())).toEqual(step.jobEvents ?? []);
  });

  it('leaves a whole chain, whose every event says who, for which request and what', async () => {
    const { data } = await test.execute(
      '{ verifyLedger { valid eventCount } ledger { nodes { actor requestId entityId after } } }',
    );
    expect(data.verifyLedger).toEqual({ valid: true, eventCount: data.ledger.nodes.length });
    for (const event of data.ledger.nodes) {
      expect(event).toEqual({
        ...{ actor: 'admin', requestId: expect.any(String), entityId: expect.any(String) },
        after: expect.any(Object),
      });
    }
  });

  it('can be found by its record', async () => {
    const { data } = await test.execute(
      'query ($id: ID!) { ledger(filter: { entity: ["Registration"], entityId: $id }) { nodes { action } } }',
      { id: ids['registration'] },
    );
    expect(data.ledger.nodes).toEqual([
      { action: 'REGISTRATION_REQUESTED' },
      { action: 'REGISTRATION_COMPLETED' },
    ]);
  });

  it('is not there when it is refused', async () => {
    for (const name of [
      'dataSet',
      'us',
      'mri',
      'annotation',
      'landmarks',
      'slicing',
      'freeze',
      'reinstatement',
    ]) {
      const { errors } = await withoutTrace(test, () => run(STEPS[name]));
      expect(errors).toHaveLength(1);
    }
  });
});
