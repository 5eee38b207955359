import { buildDicom, type DicomAttributes } from '../support/buildDicom.ts';
import { dicomStack, IDENTITY_REMOVED } from './dicomSlice.ts';
import type { ImportFolder } from './importFolder.ts';

type Changes = Readonly<Record<string, DicomAttributes[string] | undefined>>;

export interface SeriesPlace {
  /** Below the import folder, with the number of the series in it. */
  readonly folder: string;
  readonly patient?: string;
  readonly study?: 'Preop' | 'Intraop' | string;
  readonly number: number;
  readonly description: string;
  /** Elements to add, change, or leave out (undefined). */
  readonly change?: Changes;
  /** Where slices lie along z; makes the content another. */
  readonly zs?: readonly number[];
}

/** Headers as TCIA gives them: one date for all studies. */
const headersOf = ({
  patient = 'ReMIND-001',
  study = 'Preop',
  number,
  description,
  change,
}: SeriesPlace) => ({
  '0008,0020 DA': '19821225',
  '0028,0303 CS': 'MODIFIED',
  '0008,1030 LO': study,
  '0008,103E LO': description,
  '0010,0010 PN': patient,
  '0010,0020 LO': patient,
  '0020,000D UI': `1.2.${patient.slice(-3)}.${study.length}`,
  '0020,000E UI': `1.2.${patient.slice(-3)}.${study.length}.${number}`,
  '0020,0011 IS': String(number),
  '0020,0052 UI': '1.9',
  ...change,
});

const nameOf = ({ number, description }: SeriesPlace): string =>
  `${number}.000000-${description.replaceAll(/[^A-Za-z0-9]/g, '')}-12345`;

/** Writes an MR series of 4 x 3 pixels, a file a slice; gives its folder. */
export function writeMri(folder: ImportFolder, place: SeriesPlace): string {
  const path = `${place.folder}/${nameOf(place)}`;
  const stack = dicomStack(place.zs ?? [6, 0, 3], { change: headersOf(place) });
  for (const [n, { bytes }] of stack.entries()) folder.write(`${path}/1-${n + 1}.dcm`, bytes);
  return path;
}

/** Writes an ultrasound sweep as ReMIND has it: one multi-frame secondary capture of 8 bits. */
export function writeSweep(folder: ImportFolder, place: SeriesPlace): string {
  const path = `${place.folder}/${nameOf(place)}`;
  const change = {
    '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.7.2',
    '0008,0060 CS': 'US',
    '0018,0088 DS': '0.5',
    '0020,0052 UI': `1.8.${place.number}`,
    '0028,0008 IS': '3',
    '0028,0100 US': [8],
    '0028,0101 US': [8],
    '0028,0102 US': [7],
    '0028,0301 CS': 'NO',
    '7FE0,0010 OW': Buffer.from(Array.from({ length: 36 }, (_, n) => (n * 7 + place.number) % 251)),
  };
  const [{ bytes }] = dicomStack([0], {
    change: { ...change, ...headersOf({ study: 'Intraop', ...place }) },
  });
  folder.write(`${path}/1-1.dcm`, bytes);
  return path;
}

/** Writes a label of 2 x 2 voxels on the first two slices of an MRI of `writeMri`. */
export function writeLabel(folder: ImportFolder, place: SeriesPlace): string {
  const path = `${place.folder}/${nameOf(place)}`;
  const automatic = /^(ventricles|cerebrum) /.test(place.description);
  const attributes: Changes = {
    ...IDENTITY_REMOVED,
    '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.66.4',
    '0008,0060 CS': 'SEG',
    '0028,0002 US': [1],
    '0028,0004 CS': 'MONOCHROME2',
    '0028,0008 IS': '2',
    '0028,0010 US': [2],
    '0028,0011 US': [2],
    '0028,0100 US': [1],
    '0028,0101 US': [1],
    '0028,0102 US': [0],
    '0028,0103 US': [0],
    '0062,0001 CS': 'BINARY',
    '0062,0002 SQ': [{ '0062,0004 US': [1], '0062,0008 CS': automatic ? 'AUTOMATIC' : 'MANUAL' }],
    '5200,9229 SQ': [
      {
        '0020,9116 SQ': [{ '0020,0037 DS': '1\\0\\0\\0\\1\\0' }],
        '0028,9110 SQ': [{ '0028,0030 DS': '2\\1', '0018,0088 DS': '3' }],
      },
    ],
    '5200,9230 SQ': ['0', '3'].map((z) => ({
      '0020,9113 SQ': [{ '0020,0032 DS': `10\\20\\${z}` }],
      '0062,000A SQ': [{ '0062,000B US': [1] }],
    })),
    '7FE0,0010 OB': Buffer.from([0xff, 0]),
    ...headersOf(place),
  };
  const kept = Object.entries(attributes).filter(([, value]) => value !== undefined);
  folder.write(`${path}/1-1.dcm`, buildDicom(Object.fromEntries(kept) as DicomAttributes));
  return path;
}
