import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportLandmarksInput } from '../../../src/generated/resolverTypes.ts';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let us: VolumeRecord;
let mri: VolumeRecord;
let stranger: VolumeRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1');
  mri = await cohort.mri(dataSet, 'Case1');
  stranger = await cohort.mri(dataSet, 'Case2');
});
afterAll(() => close());

/** RAS as in the files: x and y change sign on the way in. */
const tagFile = (...rows: string[]): string =>
  ['MNI Tag Point File', 'Volumes = 2;', '% a comment', '', 'Points =', ...rows].join('\n');

const PAIRS = tagFile(' 1 2 3 1 2 6 "a"', ' -4 5 6.5 -4 1 6.5 "b";');

const importLandmarks = (content: string, changes: Partial<ImportLandmarksInput> = {}) => {
  const source = cohort.folder.write('points.tag', content);
  return test.execute(
    `mutation ($input: ImportLandmarksInput!) { importLandmarks(input: $input) {
      id count initialMtreMm movingLps fixedLps movingVolume { modality } fixedVolume { modality } } }`,
    { input: { movingVolumeId: mri.id, fixedVolumeId: us.id, source, ...changes } },
    { role: 'CURATOR' },
  );
};

describe('importLandmarks', () => {
  it('gives the points in LPS and their mean distance in the tracked pose, as one event', async () => {
    const events = await eventsOf(test, async () => {
      const { data, errors } = await importLandmarks(PAIRS);
      expect(errors).toEqual([]);
      expect(data.importLandmarks).toEqual({
        id: expect.any(String),
        count: 2,
        // The distances are 3 and 4 mm.
        initialMtreMm: 3.5,
        movingLps: [
          [-1, -2, 3],
          [4, -5, 6.5],
        ],
        fixedLps: [
          [-1, -2, 6],
          [4, -1, 6.5],
        ],
        movingVolume: { modality: 'MR' },
        fixedVolume: { modality: 'US' },
      });
    });
    expect(events).toEqual(['LANDMARKS_IMPORTED']);
    const { data } = await test.execute('query ($id: ID!) { landmarkSets(fixedVolumeId: $id) { count } }', {
      id: us.id,
    });
    expect(data.landmarkSets).toEqual([{ count: 2 }]);
  });

  it('refuses the same file again, naming the landmark set', async () => {
    const content = tagFile(' 0 0 0 0 0 1 "c";');
    const first = await importLandmarks(content);
    const { errors } = await withoutTrace(test, () => importLandmarks(content));
    expect(errors).toMatchObject([
      { code: 'DUPLICATE', details: { landmarkSetId: first.data.importLandmarks.id } },
    ]);
  });

  it.each([
    ['a point without its partner', 'LANDMARK_PARTNER_MISSING', tagFile(' 1 2 3 1 2 6 "a"', ' 1 2 3 "b";')],
    ['one volume', 'LANDMARK_PARTNER_MISSING', PAIRS.replace('Volumes = 2', 'Volumes = 1')],
    ['no points', 'CORRUPT_FILE', tagFile(';')],
    ['its end cut off', 'CORRUPT_FILE', PAIRS.slice(0, -12)],
    ['words for numbers', 'CORRUPT_FILE', tagFile(' 1 2 NaN 1 2 6 "a";')],
    ['other content', 'UNSUPPORTED_FORMAT', 'x y z\n1 2 3\n'],
    ['megabytes', 'UNSUPPORTED_FORMAT', `${PAIRS}\n${'% much\n'.repeat(200_000)}`],
  ])('refuses a file with %s and writes nothing', async (_, code, content) => {
    const { errors } = await withoutTrace(test, () => importLandmarks(content));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it.each<[string, string, () => Partial<ImportLandmarksInput>]>([
    ['swapped volumes', 'swapped', () => ({ movingVolumeId: us.id, fixedVolumeId: mri.id })],
    ['one volume twice', 'are the same', () => ({ movingVolumeId: us.id })],
    ['volumes of different patients', 'different patients', () => ({ movingVolumeId: stranger.id })],
  ])('refuses %s', async (_, reason, changes) => {
    const { errors } = await withoutTrace(test, () => importLandmarks(PAIRS, changes()));
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining(reason) }]);
  });

  it.each(['movingVolumeId', 'fixedVolumeId'])('refuses an unknown %s', async (field) => {
    for (const id of [randomUUID(), 'Case1']) {
      const { errors } = await withoutTrace(test, () => importLandmarks(PAIRS, { [field]: id }));
      expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
    }
  });
});
