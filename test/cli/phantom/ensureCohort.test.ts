import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createProgress } from '../../../src/cli/output/createProgress.ts';
import { ensureCohort } from '../../../src/cli/phantom/ensureCohort.ts';
import { gapOf } from '../../../src/cli/phantom/gapOf.ts';
import { phantomOptions } from '../../../src/cli/phantom/phantomOptions.ts';
import { readManifest } from '../../../src/cli/phantom/readManifest.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { readTagFile } from '../../../src/formats/tag/readTagFile.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { recordingTerminal } from '../recordingTerminal.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const request = { seed: 5, patientCount: 3, scale: 0.25, withGaps: true, brainShiftMm: 0, misalignment: 1 };
const folder = join(temporary.path, 'cohort');

function ensure(into = folder, wanted = request) {
  const terminal = recordingTerminal();
  const startProgress = () => createProgress(terminal, 'Phantom', wanted.patientCount);
  return ensureCohort(wanted, { folder: into, threads: 2, startProgress });
}

describe('a phantom cohort as files', () => {
  it('has per patient what the manifest says, readable, in its gaps nothing', async () => {
    const { manifest, already } = await ensure();
    expect(already).toBe(false);
    const names = manifest.patients.map(({ volumes, annotations, landmarks }) => [
      volumes.map(({ name }) => name).join(' '),
      annotations.length,
      landmarks.length,
    ]);
    expect(names).toEqual([
      ['T1 FLAIR US', 3, 1],
      ['T1 FLAIR US', 3, 1],
      ['US', 2, 0],
    ]);
    expect(existsSync(join(folder, 'phantom-03/T1.nii.gz'))).toBe(false);
    const us = readNifti(readFileSync(join(folder, 'phantom-01/US.nii.gz')), { fileName: 'US.nii.gz' });
    expect(us.image.geometry.size).toEqual([25, 25, 23]);
    const tags = readTagFile(readFileSync(join(folder, 'phantom-01/landmarks.tag'), 'utf8'), {
      fileName: 'tag',
    });
    expect(tags.labels.length).toBeGreaterThan(3);
    const truth = JSON.parse(readFileSync(join(folder, 'phantom-01/truth.json'), 'utf8'));
    expect(truth.trueMovingToFixedLps).toHaveLength(16);
    expect(manifest.patients[0].truth).toEqual({ trueMovingToFixedLps: truth.trueMovingToFixedLps });
  });

  it('is not generated again while it is whole', async () => {
    await expect(ensure()).resolves.toMatchObject({ already: true });
  });

  it('is generated anew, to the same bytes, when a file lacks or was changed', async () => {
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    rmSync(join(folder, 'phantom-02'), { recursive: true });
    writeFileSync(join(folder, 'phantom-01/US.nii.gz'), 'changed');
    await expect(ensure()).resolves.toMatchObject({ already: false });
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
    await expect(ensure()).resolves.toMatchObject({ already: true });
  });

  it('is not mixed with another cohort or with other files', async () => {
    const other = ensure(folder, { ...request, seed: 6 });
    await expect(other).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/another cohort/),
    });
    const foreign = join(temporary.path, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.docx'), 'x');
    await expect(ensure(foreign)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/thesis\.docx/),
    });
  });

  it('says when its folder cannot be made', async () => {
    const file = join(temporary.path, 'file');
    writeFileSync(file, '');
    await expect(ensure(join(file, 'below'))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

describe('gaps', () => {
  const gaps = (patientCount: number, withGaps = true) =>
    Array.from({ length: patientCount }, (_, n) => gapOf({ ...request, patientCount, withGaps }, n) ?? '-');

  it('are the last two patients, as far as two complete ones remain', () => {
    expect(gaps(5)).toEqual(['-', '-', '-', 'NO_TUMOUR_ANNOTATION', 'NO_MRI']);
    expect(gaps(3)).toEqual(['-', '-', 'NO_MRI']);
    expect(gaps(2)).toEqual(['-', '-']);
    expect(gaps(5, false)).toEqual(['-', '-', '-', '-', '-']);
  });
});

describe('a cohort with brain shift', () => {
  it('has its truth in the manifest, and a name that says so', async () => {
    const into = join(temporary.path, 'shifted');
    const wanted = { ...request, patientCount: 1, brainShiftMm: 3, misalignment: 0 };
    const { manifest } = await ensure(into, wanted);
    expect(manifest.dataSet.name).toBe(
      'Phantom, 1 patient, seed 5, scale 0.25, brain shift 3 mm, misalignment 0, with gaps',
    );
    const [{ truth }] = (await readManifest(into)).patients;
    const tags = readTagFile(readFileSync(join(into, 'phantom-01/landmarks.tag'), 'utf8'), {
      fileName: 'tag',
    });
    const moved = truth?.brainShift?.landmarkDisplacementsMm ?? [];
    expect(moved).toHaveLength(tags.labels.length);
    // Perfectly tracked: what is left between the landmarks is the shift and a picking error of 0.15 mm per axis.
    moved.forEach((displacement, n) => {
      const left = displacement.map(
        (d, axis) => tags.fixedLps[3 * n + axis] - tags.movingLps[3 * n + axis] - d,
      );
      expect(Math.hypot(...left)).toBeLessThan(0.8);
    });
    expect(Math.max(...moved.map((displacement) => Math.hypot(...displacement)))).toBeGreaterThan(1);
  });
});

describe('phantomOptions', () => {
  const options = (scale: number) => phantomOptions({ scale, brainShiftMm: 0, misalignment: 1 });

  it('keeps the extent', () => {
    const [plain, half] = [options(1), options(0.5)];
    const extent = ({ mriSize, mriSpacingMm }: typeof plain) =>
      mriSize.map((n, axis) => n * mriSpacingMm[axis]);
    expect(half.mriSize).toEqual([56, 56, 48]);
    expect(extent(half)).toEqual(extent(plain));
  });

  it('refuses what no phantom can be', () => {
    expect(() => options(0.01)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
