import { describe, expect, it } from '@jest/globals';
import { planImport } from '../../../src/layouts/planImport.ts';
import { easyResectLayout } from '../../../src/layouts/resect/easyResectLayout.ts';
import { resectLayout } from '../../../src/layouts/resect/resectLayout.ts';
import type { ImportPlan } from '../../../src/layouts/types.ts';

const CASES = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 26, 27];
/** Cases with a falx, and those without a mask of the resection, as published. */
const FALX = [2, 12, 14, 15, 19, 21, 23, 26];
const NO_CAVITY = { during: [11, 15], after: [11] } as const;
const SEG = 'RESECT-SEG';

/** Every file of the two published sets, by their names. */
function publishedFiles(): string[] {
  return CASES.flatMap((n) => {
    const name = `Case${n}`;
    const root = `RESECT/NIFTI/${name}`;
    const us = (['before', 'during', 'after'] as const).flatMap((phase) => {
      const cavity = phase !== 'before' && !(NO_CAVITY[phase] as readonly number[]).includes(n);
      const falx = FALX.includes(n) && !(n === 26 && phase === 'during');
      const masks = [
        ...(phase === 'before' ? ['tumor'] : []),
        ...(cavity ? ['resection'] : []),
        'sulci',
        ...(falx ? ['falx'] : []),
      ];
      return [
        `${root}/US/${name}-US-${phase}.nii.gz`,
        ...masks.map((mask) => `${SEG}/${name}/${name}-US-${phase}-${mask}.nii.gz`),
      ];
    });
    return [
      `${root}/MRI/${name}-T1.nii.gz`,
      `${root}/MRI/${name}-FLAIR.nii.gz`,
      `${SEG}/${name}/${name}-FLAIR-tumor.nii.gz`,
      ...us,
      `${root}/Landmarks/${name}-MRI-beforeUS.tag`,
      `${root}/Landmarks/${name}-beforeUS-afterUS-full.tag`,
    ];
  });
}

const planOf = (paths: readonly string[], layout = resectLayout): ImportPlan =>
  planImport(
    layout,
    paths.map((path) => ({ path, sizeBytes: 1 })),
  );

const remarksOf = (plan: ImportPlan) =>
  plan.remarks.map(({ key, outcome, reason }) => [key, outcome, reason]);

describe('RESECT with RESECT-SEG as published', () => {
  const plan = planOf(publishedFiles());

  it('has 23 patients with five volumes each, in the order of their numbers', () => {
    expect(plan.patients.map(({ pseudonym }) => pseudonym)).toEqual(CASES.map((n) => `Case${n}`));
    expect(plan.patients.every(({ volumes }) => volumes.length === 5)).toBe(true);
    expect(plan.patients[0].volumes).toEqual([
      {
        ...{ kind: 'VOLUME', patient: 'Case1', name: 'FLAIR', procedureNumber: 1, phase: 'PREOPERATIVE' },
        ...{ modality: 'MR', sequence: 'FLAIR', paths: ['RESECT/NIFTI/Case1/MRI/Case1-FLAIR.nii.gz'] },
      },
      expect.objectContaining({ name: 'T1', modality: 'MR', sequence: 'T1', phase: 'PREOPERATIVE' }),
      expect.objectContaining({ name: 'US-after', modality: 'US', phase: 'POST_RESECTION' }),
      expect.objectContaining({ name: 'US-before', sequence: 'B_MODE', phase: 'PRE_DURA' }),
      expect.objectContaining({ name: 'US-during', phase: 'DURING_RESECTION' }),
    ]);
  });

  it('has the published number of masks of each structure', () => {
    const count = (volume: string, structure: string): number =>
      plan.patients
        .flatMap(({ annotations }) => annotations)
        .filter((mask) => mask.volume === volume && mask.structure === structure).length;
    expect(plan.patients.flatMap(({ annotations }) => annotations)).toHaveLength(181);
    expect(count('FLAIR', 'TUMOUR')).toBe(23);
    expect(count('US-before', 'TUMOUR')).toBe(23);
    expect(count('US-during', 'TUMOUR') + count('US-after', 'TUMOUR')).toBe(0);
    expect([count('US-during', 'RESECTION_CAVITY'), count('US-after', 'RESECTION_CAVITY')]).toEqual([21, 22]);
    expect(['before', 'during', 'after'].map((phase) => count(`US-${phase}`, 'FALX'))).toEqual([8, 7, 8]);
    expect(['before', 'during', 'after'].map((phase) => count(`US-${phase}`, 'SULCI'))).toEqual([23, 23, 23]);
  });

  it('counts what is not annotated and invents no mask', () => {
    const missing = plan.remarks.filter(({ reason }) => reason === 'NOT_ANNOTATED');
    expect(missing).toHaveLength(plan.remarks.length);
    const cavities = missing.map(({ key }) => key).filter((key) => key.endsWith('resection'));
    expect(cavities).toEqual([
      'Case11-US-after-resection',
      'Case11-US-during-resection',
      'Case15-US-during-resection',
    ]);
    expect(missing.filter(({ key }) => key.endsWith('falx'))).toHaveLength(3 * 23 - 23);
  });

  it('pairs landmarks in the order of the file name', () => {
    const [first, second] = plan.patients[0].landmarks;
    expect(first).toMatchObject({ movingVolumes: ['T1', 'FLAIR'], fixedVolume: 'US-before' });
    expect(second).toMatchObject({ movingVolumes: ['US-before'], fixedVolume: 'US-after' });
  });
});

describe('names of RESECT', () => {
  it('are read in a flat folder as well', () => {
    const plan = planOf([
      'Case24/Case24-T1.nii.gz',
      'Case24-US-before.nii',
      'Case24/Case24-MRI-beforeUS.tag',
    ]);
    expect(plan.patients).toHaveLength(1);
    expect(plan.patients[0]).toMatchObject({
      pseudonym: 'Case24',
      identity: { collection: 'RESECT', subject: '24' },
    });
    expect(plan.patients[0].landmarks).toHaveLength(1);
  });

  it.each([
    [
      'two files for one place',
      ['a/Case1-T1.nii.gz', 'b/Case1-T1.nii.gz'],
      'NEEDS_ATTENTION',
      'SLOT_TAKEN',
      2,
    ],
    ['a case in the folder of another', ['Case1/Case2-T1.nii.gz'], 'NEEDS_ATTENTION', 'CASE_DISAGREES', 1],
    ['spheres of EASY-RESECT', ['Case1-US-before-seg.nii.gz'], 'SKIPPED', 'NOT_ANATOMY', 1],
    ['a mask without its volume', ['Case1-US-after-sulci.nii.gz'], 'SKIPPED', 'PARTNER_MISSING', 1],
    ['landmarks without MRI', ['Case1-MRI-beforeUS.tag'], 'SKIPPED', 'PARTNER_MISSING', 1],
    ['an unknown image', ['Case1-T3.nii.gz'], 'SKIPPED', 'UNRECOGNISED_FILE', 1],
    ['a text', ['README.txt', '.DS_Store'], 'SKIPPED', 'NO_IMAGE_DATA', 2],
  ])('%s is said and makes no record', (_, paths, outcome, reason, count) => {
    const plan = planOf(paths);
    expect(remarksOf(plan)).toEqual(
      Array.from({ length: count }, () => [expect.any(String), outcome, reason]),
    );
    for (const { volumes, annotations, landmarks } of plan.patients) {
      expect([...volumes, ...annotations, ...landmarks]).toEqual([]);
    }
  });

  it('take NIfTI where MINC is there as well', () => {
    const plan = planOf(['MINC/Case1/Case1-T1.mnc', 'NIFTI/Case1/Case1-T1.nii.gz']);
    expect(plan.patients[0].volumes.map(({ paths }) => paths[0])).toEqual(['NIFTI/Case1/Case1-T1.nii.gz']);
    expect(remarksOf(plan)).toContainEqual(['MINC/Case1/Case1-T1.mnc', 'SKIPPED', 'OTHER_FORMAT_PRESENT']);
  });
});

describe('EASY-RESECT', () => {
  it('is RESECT under other names, and its labels are no anatomy', () => {
    const root = 'EASY-RESECT/NIFTI/Case7';
    const plan = planOf(
      [`${root}/Case7-T1-resize.nii`, `${root}/Case7-US-before-resize.nii`, 'Case7-MRI-landmarks.nii.gz'],
      easyResectLayout,
    );
    expect(plan.patients[0].volumes.map(({ name }) => name)).toEqual(['T1', 'US-before']);
    expect(plan.patients[0].identity).toMatchObject({ collection: 'RESECT', subject: '7' });
    expect(remarksOf(plan)).toEqual([['Case7-MRI-landmarks.nii.gz', 'SKIPPED', 'NOT_ANATOMY']]);
  });
});
