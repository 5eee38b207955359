import { describe, expect, it } from '@jest/globals';
import { bidsLayout } from '../../src/layouts/bidsLayout.ts';
import { curiousSegLayout } from '../../src/layouts/curiousSegLayout.ts';
import { planImport } from '../../src/layouts/planImport.ts';
import { recogniseLayout } from '../../src/layouts/recogniseLayout.ts';
import { remind2RegLayout } from '../../src/layouts/remind/remind2RegLayout.ts';
import { remindLayout } from '../../src/layouts/remind/remindLayout.ts';
import type { Layout } from '../../src/layouts/types.ts';

const filesOf = (paths: readonly string[]) => paths.map((path) => ({ path, sizeBytes: 1 }));
const planOf = (layout: Layout, paths: readonly string[]) => planImport(layout, filesOf(paths));

/** Patients with the names and phases of their volumes, and the structures of their labels. */
const outline = (layout: Layout, paths: readonly string[]) =>
  planOf(layout, paths).patients.map(({ pseudonym, volumes, annotations }) => [
    pseudonym,
    volumes.map(({ name, sequence, phase }) => `${name} ${sequence} ${phase}`),
    annotations.map(({ volume, structure, origin }) => `${volume} ${structure} ${origin}`),
  ]);

describe('ReMIND as NRRD', () => {
  const at = (folder: string, name: string): string => `ReMIND-007/${folder}/007-${name}.nrrd`;
  const paths = [
    at('Preop-MR', 'preop-MR-3D_AX_T1_postcontrast'),
    at('Preop-MR', 'preop-MR-3D_SAG_T2_SPACE'),
    at('Preop-MR', 'preop-MR-AX_DWI'),
    at('Intraop-US', 'intraop-US-US_pre_dura'),
    at('Intraop-US', 'intraop-US-US_post_dura'),
    at('Intraop-US', 'intraop-US-US_pre_imri'),
    at('Intraop-MR', 'intraop-MR-3D_AX_T1_postcontrast'),
    at('Annotations', 'preop-SEG-tumor-MR-3D_AX_T1_postcontrast'),
    at('Annotations', 'preop-SEG-cerebrum-MR-3D_AX_T1_postcontrast'),
    at('Annotations', 'preop-SEG-tumor_target-MR-3D_AX_T1_postcontrast'),
    at('Annotations', 'intraop-SEG-tumor_residual-MR-3D_AX_T1_postcontrast'),
  ];

  it('takes the sweeps before and after the opening of the dura, never the one before the intra-operative MRI', () => {
    expect(outline(remindLayout, paths)).toEqual([
      [
        'ReMIND-007',
        [
          'US_post_dura B_MODE POST_DURA',
          'US_pre_dura B_MODE PRE_DURA',
          '3D_AX_T1_postcontrast T1CE PREOPERATIVE',
          '3D_SAG_T2_SPACE T2 PREOPERATIVE',
        ],
        ['3D_AX_T1_postcontrast CEREBRUM AUTOMATIC', '3D_AX_T1_postcontrast TUMOUR MANUAL'],
      ],
    ]);
  });

  it('says why of the rest', () => {
    const { remarks } = planOf(remindLayout, paths);
    expect(remarks.map(({ key, reason }) => [key.split('-').at(-1), reason])).toEqual([
      ['3D_AX_T1_postcontrast.nrrd', 'PHASE_NOT_USED'],
      ['3D_AX_T1_postcontrast.nrrd', 'SERIES_NOT_USED'],
      ['3D_AX_T1_postcontrast.nrrd', 'PHASE_NOT_USED'],
      ['US_pre_imri.nrrd', 'PHASE_NOT_USED'],
      ['AX_DWI.nrrd', 'SERIES_NOT_USED'],
    ]);
  });
});

describe('CuRIOUS-SEG', () => {
  it('tells labels by folder or suffix, and knows the cases of RESECT', () => {
    const plan = planOf(curiousSegLayout, [
      'images/BT_US_BEFORE_009.nii.gz',
      'labels/BT_US_BEFORE_009.nii.gz',
      'images/BT_US_BEFORE_024.nii.gz',
      'images/BT_US_BEFORE_024_seg.nii.gz',
    ]);
    expect(plan.remarks).toEqual([]);
    expect(plan.patients.map(({ identity, annotations }) => [identity?.subject, annotations.length])).toEqual(
      [
        ['11', 1],
        ['24', 1],
      ],
    );
  });
});

describe('ReMIND2Reg', () => {
  it('has three channels and the patients of ReMIND', () => {
    const paths = ['0000', '0001', '0002'].map((channel) => `imagesTr/ReMIND2Reg_0022_${channel}.nii.gz`);
    expect(outline(remind2RegLayout, paths)).toEqual([
      [
        'ReMIND2Reg_0022',
        ['US-post B_MODE POST_RESECTION', 'T1CE T1CE PREOPERATIVE', 'T2 T2 PREOPERATIVE'],
        [],
      ],
    ]);
    expect(remind2RegLayout.identify('ReMIND2Reg_0022')?.subject).toBe(
      remindLayout.identify('ReMIND-022')?.subject,
    );
  });
});

describe('BIDS', () => {
  it('reads sessions, contrast and masks, and asks about sessions that it does not know', () => {
    const paths = [
      'sub-01/ses-preop/anat/sub-01_ses-preop_ce-gad_T1w.nii.gz',
      'sub-01/ses-preop/anat/sub-01_ses-preop_FLAIR.nii.gz',
      'sub-01/ses-predura/us/sub-01_ses-predura_us.nii.gz',
      'sub-01/ses-week2/anat/sub-01_ses-week2_T2w.nii.gz',
      'derivatives/sub-01_ses-preop_space-FLAIR_label-tumor_mask.nii.gz',
    ];
    expect(outline(bidsLayout, paths)).toEqual([
      [
        'sub-01',
        [
          'predura us B_MODE PRE_DURA',
          'preop FLAIR FLAIR PREOPERATIVE',
          'preop ce-gad T1w T1CE PREOPERATIVE',
        ],
        ['preop FLAIR TUMOUR MANUAL'],
      ],
    ]);
    expect(planOf(bidsLayout, paths).remarks).toEqual([
      expect.objectContaining({ outcome: 'NEEDS_ATTENTION', reason: 'INVALID_ENTRY' }),
    ]);
  });
});

it.each([
  ['RESECT', 'Case1-T1.nii.gz'],
  ['EASY_RESECT', 'Case1/Case1-T1-resize.nii'],
  ['CURIOUS_SEG', 'BT_US_AFTER_001_0000.nii.gz'],
  ['REMIND', 'ReMIND-001/Intraop-US/001-intraop-US-US_pre_dura.nrrd'],
  ['REMIND2REG', 'ReMIND2Reg_0001_0001.nii.gz'],
  ['BIDS', 'sub-1/anat/sub-1_T1w.nii.gz'],
])('recognises %s by %s', (layout, path) => {
  expect(recogniseLayout(filesOf([path, 'README.md'])).layout).toBe(layout);
});
