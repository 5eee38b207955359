import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDisplacementField } from '../../../src/formats/nifti/readDisplacementField.ts';
import { carryPoints } from '../../../src/kernels/deformation/carryPoints.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let close: () => Promise<void>;
let ids: { readonly us: string; readonly mri: string; readonly annotation: string };
const MOVING = [15, 14, 16, 22, 20, 18];
const FIXED = [15, 15, 16, 22, 20, 19];

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  const us = await cohort.ultrasound(dataSet, 'Case1', { grid: { size: [40, 40, 36] } });
  const mri = await cohort.mri(dataSet, 'Case1', { grid: { size: [44, 44, 40] } });
  const annotation = await cohort.annotation(mri, { from: [16, 16, 14], to: [22, 22, 20] });
  await cohort.landmarks(mri, us, MOVING, FIXED);
  ids = { us: us.id, mri: mri.id, annotation: annotation.id };
});
afterAll(() => close());

const FIELDS = `id method state movingToFixedLps displacementField { hash mediaType url sizeBytes } qcSheets { hash }
  evidence { similarityName mtreRegisteredMm deformation {
    jacobianMinimum jacobianMaximum deformationMedianMm deformationMaximumMm inverseResidualMm } }`;

async function ask(text: string, variables: Record<string, unknown>) {
  const { data, errors } = await test.execute(text, variables, { role: 'CURATOR' });
  expect(errors).toEqual([]);
  return data;
}

const read = async (id: string) =>
  (await ask(`query ($id: ID!) { registration(id: $id) { ${FIELDS} } }`, { id })).registration;

const register = (parameters: Record<string, unknown>) =>
  test.execute(
    'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
    { input: { fixedVolumeId: ids.us, movingVolumeIds: [ids.mri], method: 'LC2_DEFORMABLE', parameters } },
    { role: 'CURATOR' },
  );
const QUICK = {
  ...{ coarsePoses: 10, restarts: 1, fineRestarts: 1, nullPoses: 8, nearFieldMm: 0 },
  ...{ coarseEvaluationsPerRestart: 14, fineEvaluationsPerRestart: 14, deformableEvaluations: 6 },
};

describe('a deformable registration', () => {
  let id: string;

  it('stores its displacement field beside the closest rigid transform, with evidence of both', async () => {
    const { data, errors } = await register(QUICK);
    expect(errors).toEqual([]);
    ({ id } = data.registerVolumes.registration);
    expect(await test.drainJobs()).toEqual(['DONE']);
    const found = await read(id);
    expect(found).toMatchObject({
      ...{ method: 'LC2_DEFORMABLE', state: 'COMPLETED' },
      displacementField: { mediaType: 'application/x-nifti', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const { deformation, mtreRegisteredMm } = found.evidence;
    expect(deformation.jacobianMinimum).toBeGreaterThan(0.29);
    expect(deformation.jacobianMaximum).toBeGreaterThan(deformation.jacobianMinimum);
    expect(deformation.inverseResidualMm).toBeLessThan(0.5);
    expect(found.qcSheets).toHaveLength(1);
    const bytes = await test.app.blobs.read(found.displacementField.hash);
    const field = readDisplacementField(bytes, { fileName: 'field', space: 'LPS' });
    const carried = carryPoints(
      { movingToFixedLps: found.movingToFixedLps, field },
      Float64Array.from(MOVING),
    );
    const { meanMm } = targetRegistrationErrors(IDENTITY_MAT4, carried, Float64Array.from(FIXED));
    expect(mtreRegisteredMm).toBeCloseTo(meanMm, 6);
    const event = await test.app.prisma.ledgerEvent.findFirstOrThrow({
      where: { action: 'REGISTRATION_COMPLETED' },
    });
    expect(event.after).toMatchObject({ fieldHash: found.displacementField.hash });
  });

  it('carries a label through its field, and draws its sheet anew', async () => {
    const { transferLabel } = await ask(
      'mutation ($input: TransferLabelInput!) { transferLabel(input: $input) { pseudoLabel { id } } }',
      { input: { registrationId: id, annotationId: ids.annotation } },
    );
    await ask('mutation ($id: ID!) { renderQcSheet(registrationId: $id) { job { id } } }', { id });
    expect(await test.drainJobs()).toEqual(['DONE', 'DONE']);
    const { pseudoLabel } = await ask(
      'query ($id: ID!) { pseudoLabel(id: $id) { state voxelCount tumourInConeFraction } }',
      { id: transferLabel.pseudoLabel.id },
    );
    expect(pseudoLabel.state).toBe('COMPLETED');
    expect(pseudoLabel.voxelCount).toBeGreaterThan(50);
    expect((await read(id)).qcSheets).toHaveLength(2);
  });

  it('can be moved by hand with its field', async () => {
    const { adjustRegistration } = await ask(
      'mutation ($input: AdjustRegistrationInput!) { adjustRegistration(input: $input) { registration { id parameters } } }',
      { input: { registrationId: id, translationMm: [0, 1, 0], comment: 'too far in front' } },
    );
    await test.drainJobs();
    const [parent, moved] = [await read(id), await read(adjustRegistration.registration.id)];
    expect(adjustRegistration.registration.parameters.fieldHash).toBe(parent.displacementField.hash);
    expect(moved.displacementField.hash).not.toBe(parent.displacementField.hash);
    expect(moved.movingToFixedLps[7]).toBeCloseTo(parent.movingToFixedLps[7] + 1, 6);
    expect(moved.evidence.deformation.deformationMaximumMm).toBeCloseTo(
      parent.evidence.deformation.deformationMaximumMm,
      0,
    );
  });

  it('refuses settings that do not fit', async () => {
    for (const parameters of [{ controlSpacingMm: 1 }, { bendingPenalty: 0 }, { stretchLimit: 0.1 }]) {
      expect((await register(parameters)).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    }
  });

  it('can come from another tool, when direction and space are stated', async () => {
    const { displacementField } = await read(id);
    const source = cohort.folder.write('warp.nii.gz', await test.app.blobs.read(displacementField.hash));
    const importField = (stated: Record<string, unknown>) =>
      test.execute(
        'mutation ($input: ImportTransformInput!) { importTransform(input: $input) { registration { id parameters } } }',
        {
          input: { fixedVolumeId: ids.us, movingVolumeIds: [ids.mri], tool: 'ANTs 2.5', source, ...stated },
        },
        { role: 'CURATOR' },
      );
    for (const stated of [{}, { space: 'LPS' }, { space: 'LPS', direction: 'MOVING_TO_FIXED' }]) {
      expect((await importField(stated)).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    }
    const stated = { space: 'LPS', direction: 'FIXED_TO_MOVING' };
    const { data, errors } = await importField(stated);
    expect(errors).toEqual([]);
    const { registration } = data.importTransform;
    expect(registration.parameters).toMatchObject({ format: 'NIFTI_FIELD', tool: 'ANTs 2.5' });
    expect((await importField(stated)).errors).toMatchObject([{ code: 'DUPLICATE' }]);
    await test.drainJobs();
    const [found, original] = [await read(registration.id), await read(id)];
    expect(found).toMatchObject({ method: 'IMPORTED', state: 'COMPLETED' });
    expect(found.evidence.mtreRegisteredMm).toBeCloseTo(original.evidence.mtreRegisteredMm, 4);
    expect(found.movingToFixedLps).toEqual(
      original.movingToFixedLps.map((value: number) => expect.closeTo(value, 3)),
    );
  });

  it('leaves linear methods without a field', async () => {
    const { registerVolumes } = await ask(
      'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
      { input: { fixedVolumeId: ids.us, movingVolumeIds: [ids.mri], method: 'TRACKED_POSE' } },
    );
    await test.drainJobs();
    const found = await read(registerVolumes.registration.id);
    expect(found).toMatchObject({ displacementField: null, evidence: { deformation: null } });
  });
});
