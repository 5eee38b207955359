import { expect, it } from '@jest/globals';
import { readRemindSeries } from '../../../src/layouts/remind/readRemindSeries.ts';
import { mriSequence } from '../../../src/layouts/remind/remindSeries.ts';
import type { ListedSeries } from '../../../src/layouts/types.ts';

let serial = 0;

function series(description: string, changes: Partial<ListedSeries> = {}): ListedSeries {
  serial++;
  return {
    patientId: 'ReMIND-001',
    studyUid: changes.studyDescription ?? 'Preop',
    studyDescription: 'Preop',
    seriesUid: `1.2.${serial}`,
    seriesNumber: serial,
    description,
    modality: 'MR',
    frameOfReferenceUid: '1.9',
    content: 'IMAGE',
    identifying: [],
    paths: [`${serial}/1-1.dcm`],
    ...changes,
  };
}

const sweep = (description: string, changes: Partial<ListedSeries> = {}): ListedSeries =>
  series(description, { modality: 'US', studyDescription: 'Intraop', ...changes });

const label = (description: string, changes: Partial<ListedSeries> = {}): ListedSeries =>
  series(description, { modality: 'SEG', content: 'SEGMENTATION', ...changes });

/** What each series became, in words. */
const read = (all: readonly ListedSeries[]): string[] =>
  readRemindSeries(all).map((claim) => {
    switch (claim.kind) {
      case 'VOLUME':
        return 'outcome' in claim
          ? `${claim.outcome} ${claim.reason}`
          : `${claim.name}: ${claim.sequence} ${claim.phase}`;
      case 'ANNOTATION':
        return 'outcome' in claim
          ? `${claim.outcome} ${claim.reason}`
          : `${claim.structure} ${claim.origin} ${claim.tool ?? claim.annotator} on ${claim.volume}`;
      default:
        return claim.kind;
    }
  });

it('takes pre-operative MRI and the sweeps around the opening of the dura, and never what is after the resection', () => {
  const claims = read([
    series('3D_AX_T1_postcontrast'),
    series('3D_SAG_T2_FLAIR'),
    series('2D_AX_DWI'),
    sweep('US_pre_dura'),
    sweep('US_post_dura'),
    sweep('US_pre_imri'),
    series('3D_AX_T1_postcontrast', { studyDescription: 'Intraop' }),
    series('CT_HEAD', { modality: 'CT' }),
  ]);
  expect(claims).toEqual([
    '3D_AX_T1_postcontrast: T1CE PREOPERATIVE',
    '3D_SAG_T2_FLAIR: FLAIR PREOPERATIVE',
    'SKIPPED SERIES_NOT_USED',
    'SKIPPED SERIES_NOT_USED',
    'US_pre_dura: B_MODE PRE_DURA',
    'US_post_dura: B_MODE POST_DURA',
    'SKIPPED PHASE_NOT_USED',
    'SKIPPED PHASE_NOT_USED',
  ]);
});

it('puts labels on the series of their own study that they name, also with a name that occurs twice', () => {
  const claims = read([
    series('T1_postcontrast', { seriesNumber: 3, frameOfReferenceUid: '1.1' }),
    series('T1_postcontrast', { seriesNumber: 4, frameOfReferenceUid: '1.2' }),
    series('AX_T2'),
    label('tumor seg - MR ref: T1_postcontrast', { frameOfReferenceUid: '1.2' }),
    label('tumor seg - MR ref: T1_postcontrast', { frameOfReferenceUid: '1.3' }),
    label('ventricles seg - MR ref: AX_T2'),
    label('tumor_target seg - MR ref: AX_T2'),
    label('my tumour'),
    label('tumor_residual seg - MR ref: AX_T2', { studyDescription: 'Intraop' }),
  ]);
  expect(claims).toEqual([
    'T1_postcontrast 3: T1CE PREOPERATIVE',
    'T1_postcontrast 4: T1CE PREOPERATIVE',
    'AX_T2: T2 PREOPERATIVE',
    'TUMOUR MANUAL ReMIND on T1_postcontrast 4',
    'NEEDS_ATTENTION INVALID_ENTRY',
    'VENTRICLES AUTOMATIC Brainlab on AX_T2',
    'SKIPPED SERIES_NOT_USED',
    'NEEDS_ATTENTION INVALID_ENTRY',
    'SKIPPED PHASE_NOT_USED',
  ]);
});

it('asks about studies that contradict themselves, and takes ultrasound to be intra-operative', () => {
  expect(read([series('AX_T1', { studyDescription: 'Brain' })])).toEqual(['NEEDS_ATTENTION INVALID_ENTRY']);
  expect(read([sweep('US_pre_dura', { studyDescription: 'Preop' })])).toEqual([
    'NEEDS_ATTENTION INVALID_ENTRY',
  ]);
  expect(read([sweep('US_pre_dura', { studyDescription: '' })])).toEqual(['US_pre_dura: B_MODE PRE_DURA']);
});

it('repeats nothing of a file that may identify a person', () => {
  const identifying = ['NAMES: PatientName (0010,0010)'];
  const [one, other] = readRemindSeries([
    series('DOE T1', { patientId: '010170-12345', identifying }),
    series('DOE T1', { patientId: '010170-12345', studyDescription: 'Preop' }),
  ]);
  expect(one).toMatchObject({ outcome: 'QUARANTINED', patient: null, kind: 'VOLUME' });
  expect(one).toMatchObject({ message: expect.stringContaining('PatientName (0010,0010)') });
  expect(other).toMatchObject({ outcome: 'NEEDS_ATTENTION', patient: null });
  expect(JSON.stringify([one, other])).not.toMatch(/DOE|010170/);
});

it.each([
  ['3D_AX_T1_postcontrast', 'T1CE'],
  ['AX T1 post contrast', 'T1CE'],
  ['3D_AX_T1_precontrast', 'T1'],
  ['3D_AX_T2_SPACE', 'T2'],
  ['2D_AX_T2_FLAIR', 'FLAIR'],
  ['AX_T2*_GRE', undefined],
  ['SWI_T2', undefined],
  ['2D_AX_DWI', undefined],
  ['localizer', undefined],
])('%s is %s', (description, sequence) => {
  expect(mriSequence(description)).toBe(sequence);
});
