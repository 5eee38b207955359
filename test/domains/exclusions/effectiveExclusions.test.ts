import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { reinstate } from '../../../src/domains/exclusions/service/reinstate.ts';
import type { SubjectKind } from '../../../src/generated/prisma/enums.ts';
import { createTestPatientWithUltrasound } from '../../factories/cohort.ts';
import { createTestTransferSlicing } from '../../factories/freezes.ts';
import { boxMask, ultrasoundImage } from '../../factories/images.ts';
import { createTestPseudoLabel, createTestRegistration } from '../../factories/labels.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const EFFECTIVE = 'effectiveExclusions { inheritedFrom { kind id } exclusion { id reason { code } } }';

let test: TestApp;
const ids: Record<
  'patient' | 'us' | 'mri' | 'annotation' | 'registration' | 'pseudoLabel' | 'slicing',
  string
> = {
  ...{ patient: '', us: '', mri: '', annotation: '', registration: '', pseudoLabel: '', slicing: '' },
};

const out = (subjectKind: SubjectKind, subjectId: string, reasonCode: string) =>
  exclude(test.context('REVIEWER'), {
    subjectKind,
    subjectId,
    reasonCode,
    comment: 'A test',
    outcomesSeen: false,
  });

beforeAll(async () => {
  test = await createTestApp();
  const image = ultrasoundImage({ seed: 1 });
  const { patient, ultrasound } = await createTestPatientWithUltrasound(test, 'A', image);
  const mask = boxMask(image.geometry, { from: [10, 8, 4], to: [12, 10, 6] });
  const registration = await createTestRegistration(test, ultrasound);
  const pseudoLabel = await createTestPseudoLabel(test, registration, mask);
  const annotation = await test.app.prisma.annotation.findUniqueOrThrow({
    where: { id: pseudoLabel.annotationId },
  });
  const slicing = await createTestTransferSlicing(test, pseudoLabel, mask);
  Object.assign(ids, { patient: patient.id, us: ultrasound.id, mri: annotation.volumeId, slicing });
  Object.assign(ids, {
    annotation: annotation.id,
    registration: registration.id,
    pseudoLabel: pseudoLabel.id,
  });
});
afterAll(() => test.close());

/** `code from KIND` or `code own`, for the records of one document. */
async function effective() {
  const { data, errors } = await test.execute(
    `query ($us: ID!, $mri: ID!, $registration: ID!, $pseudoLabel: ID!, $slicing: ID!) {
      us: volume(id: $us) { ${EFFECTIVE} }
      mri: volume(id: $mri) { ${EFFECTIVE} annotations { ${EFFECTIVE} } }
      registration(id: $registration) { ${EFFECTIVE} }
      pseudoLabel(id: $pseudoLabel) { ${EFFECTIVE} }
      slicing(id: $slicing) { slices(first: 9) { nodes { ${EFFECTIVE} } } }
    }`,
    (({ us, mri, registration, pseudoLabel, slicing }) => ({ us, mri, registration, pseudoLabel, slicing }))(
      ids,
    ),
  );
  expect(errors).toEqual([]);
  const show = (record: {
    effectiveExclusions: {
      inheritedFrom: { kind: string } | null;
      exclusion: { reason: { code: string } };
    }[];
  }) =>
    record.effectiveExclusions.map(
      ({ inheritedFrom, exclusion }) => `${exclusion.reason.code} ${inheritedFrom?.kind ?? 'own'}`,
    );
  const slices = data.slicing.slices.nodes.map(show);
  expect(slices).toHaveLength(9);
  return {
    us: show(data.us),
    mri: show(data.mri),
    annotation: show(data.mri.annotations[0]),
    registration: show(data.registration),
    pseudoLabel: show(data.pseudoLabel),
    slice: slices[0],
  };
}

const NOBODY = { us: [], mri: [], annotation: [], registration: [], pseudoLabel: [], slice: [] };

describe('effectiveExclusions', () => {
  it('are none without exclusions', async () => {
    expect(await effective()).toEqual(NOBODY);
  });

  it('pass an excluded patient on to everything that derives from it, and take it back with it', async () => {
    const { id } = await out('PATIENT', ids.patient, 'NO_MRI');
    const all = ['NO_MRI PATIENT'];
    expect(await effective()).toEqual({
      ...{ us: all, mri: all, annotation: all, registration: all, pseudoLabel: all, slice: all },
    });
    expect(await test.app.prisma.exclusion.count()).toBe(1);
    await reinstate(test.context('REVIEWER'), { exclusionId: id, comment: 'Found', outcomesSeen: false });
    expect(await effective()).toEqual(NOBODY);
  });

  it('name what each is inherited from, the nearest first', async () => {
    await out('VOLUME', ids.mri, 'POOR_MRI');
    await out('ANNOTATION', ids.annotation, 'POOR_ANNOTATION');
    await out('REGISTRATION', ids.registration, 'LOW_OVERLAP');
    const slice = await test.app.prisma.slice.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await out('SLICE', String(slice.id), 'OTHER_SLICING');
    expect(await effective()).toEqual({
      us: [],
      mri: ['POOR_MRI own'],
      annotation: ['POOR_ANNOTATION own', 'POOR_MRI VOLUME'],
      registration: ['LOW_OVERLAP own'],
      pseudoLabel: ['POOR_ANNOTATION ANNOTATION', 'LOW_OVERLAP REGISTRATION', 'POOR_MRI VOLUME'],
      slice: [
        'OTHER_SLICING own',
        'POOR_ANNOTATION ANNOTATION',
        'LOW_OVERLAP REGISTRATION',
        'POOR_MRI VOLUME',
      ],
    });
  });

  it('of many records take two queries', async () => {
    test.resetQueries();
    const document = `query ($id: ID!) { slicing(id: $id) { slices(first: 9) { nodes { effectiveExclusions { exclusion { id } } } } } }`;
    expect((await test.execute(document, { id: ids.slicing })).errors).toEqual([]);
    expect(test.queries().filter((text) => /exclusion/.test(text))).toHaveLength(2);
  });
});
