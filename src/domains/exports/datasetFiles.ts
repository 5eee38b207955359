import { csvLine } from '../../formats/csvLine.ts';
import type { ArchiveFile } from '../../formats/tar/packTar.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import { slicePlane } from '../../kernels/slicing/slicePlane.ts';
import { volumeGeometry } from '../cohort/volumeGeometry.ts';
import type { findFreezeWithRule } from './queries.ts';
import type { ExportCase, Split } from './types.ts';

export type FreezeWithRule = NonNullable<Awaited<ReturnType<typeof findFreezeWithRule>>>;

const FILE_ENDING = '.nii.gz';

/** The columns of cases.csv, each with what it says of a case. Lengths are mm, world is LPS. */
const COLUMNS: readonly (readonly [
  name: string,
  value: (each: ExportCase) => string | number | bigint | null,
])[] = [
  ['case', (c) => c.caseName],
  ['data_set', (c) => c.dataSet],
  ['patient', (c) => c.pseudonym],
  ['fold', (c) => c.fold],
  ['volume', (c) => c.volumeName],
  ['axis', (c) => c.axis],
  ['index', (c) => c.index],
  ['area_mm2', (c) => c.areaMm2],
  ['label_pixels', (c) => c.pixelCount],
  ['spacing_mm', (c) => planeOf(c).spacingMm.join(' ')],
  ['origin_lps', (c) => planeOf(c).originLps.join(' ')],
  ['direction_lps', (c) => planeOf(c).direction.join(' ')],
  ['label_source', (c) => c.labelSource],
  ['registration_method', (c) => c.registrationMethod],
  ['registration_id', (c) => c.registrationId],
  ['volume_id', (c) => c.volumeId],
  ['slice_id', (c) => c.sliceId],
  ['volume_sha256', (c) => c.volumeBlobHash],
  ['label_sha256', (c) => c.labelBlobHash],
];

/**
 * The text files of an nnU-Net v2 raw data set: dataset.json and, unless the freeze has a single fold,
 * splits_final.json in the forms that nnU-Net reads, cases.csv and freeze.json for people and for the way back. The
 * same freeze gives the same bytes.
 */
export function datasetFiles(
  freeze: FreezeWithRule,
  cases: readonly ExportCase[],
  splits: readonly Split[],
): ArchiveFile[] {
  return [
    file('dataset.json', json(datasetJson(freeze, cases.length))),
    file('freeze.json', json(freezeJson(freeze, cases.length))),
    file('cases.csv', casesCsv(cases)),
    ...(splits.length > 1 ? [file('splits_final.json', json(splits))] : []),
  ];
}

export const imagePath = (caseName: string): string => `imagesTr/${caseName}_0000${FILE_ENDING}`;

export const labelPath = (caseName: string): string => `labelsTr/${caseName}${FILE_ENDING}`;

const datasetJson = ({ name, hash }: FreezeWithRule, numTraining: number) => ({
  name,
  description: `Slices of the Sonoledger freeze "${name}"`,
  reference: `freeze ${hash}`,
  channel_names: { 0: 'ultrasound' },
  labels: { background: 0, tumour: 1 },
  numTraining,
  file_ending: FILE_ENDING,
});

const freezeJson = (freeze: FreezeWithRule, caseCount: number) => ({
  format: 'sonoledger-nnunet-1',
  freeze: { name: freeze.name, sha256: freeze.hash, foldCount: freeze.foldCount, foldSeed: freeze.foldSeed },
  rule: {
    name: freeze.sliceRule.name,
    version: freeze.sliceRule.version,
    axes: freeze.sliceRule.axes,
    labelSources: freeze.sliceRule.labelSources,
    minimumAreaMm2: freeze.sliceRule.minimumAreaMm2,
  },
  caseCount,
});

function casesCsv(cases: readonly ExportCase[]): string {
  const lines = cases.map((each) => csvLine(COLUMNS.map(([, value]) => value(each))));
  return `${[csvLine(COLUMNS.map(([name]) => name)), ...lines].join('\n')}\n`;
}

const planeOf = (each: ExportCase): Geometry => slicePlane(volumeGeometry(each), each.axis, each.index);

const file = (path: string, text: string): ArchiveFile => ({ path, bytes: Buffer.from(text) });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
