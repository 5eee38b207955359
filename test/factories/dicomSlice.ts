import { buildDicom, type DicomAttributes, SYNTAX } from '../support/buildDicom.ts';

export interface SliceOptions {
  /** Position along z, LPS mm. */
  readonly z?: number;
  readonly name?: string;
  readonly syntax?: string;
  readonly seriesUid?: string;
  /** Stored values, 4 x 3 pixels by default 0 to 11. */
  readonly values?: readonly number[];
  /** Elements to add, change, or leave out (undefined). */
  readonly change?: Readonly<Record<string, DicomAttributes[string] | undefined>>;
}

/** One 4 x 3 MR slice of 16 bits, 2 mm between rows and 1 mm between columns, with removed identity. */
export function dicomSlice({
  z = 0,
  name = `z${z}.dcm`,
  syntax = SYNTAX.explicit,
  seriesUid = '1.2.3',
  values = Array.from({ length: 12 }, (_, n) => n),
  change = {},
}: SliceOptions = {}): { fileName: string; bytes: Buffer } {
  const pixels = Buffer.from(Uint16Array.from(values).buffer);
  const attributes = {
    ...IDENTITY_REMOVED,
    '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.4',
    '0008,0060 CS': 'MR',
    '0008,103E LO': 'T1',
    '0020,000D UI': '1.2',
    '0020,000E UI': seriesUid,
    '0020,0011 IS': '7',
    '0020,0032 DS': `10\\20\\${z}`,
    '0020,0037 DS': '1\\0\\0\\0\\1\\0',
    '0020,0052 UI': '1.9',
    '0028,0002 US': [1],
    '0028,0004 CS': 'MONOCHROME2',
    '0028,0010 US': [3],
    '0028,0011 US': [4],
    '0028,0030 DS': '2\\1',
    '0028,0100 US': [16],
    '0028,0101 US': [16],
    '0028,0102 US': [15],
    '0028,0103 US': [0],
    '7FE0,0010 OW': syntax === SYNTAX.bigEndian ? pixels.swap16() : pixels,
    ...change,
  };
  const kept = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return { fileName: name, bytes: buildDicom(Object.fromEntries(kept) as DicomAttributes, syntax) };
}

export const IDENTITY_REMOVED: DicomAttributes = {
  '0010,0010 PN': 'Case7',
  '0010,0020 LO': 'Case7',
  '0012,0062 CS': 'YES',
};

/** Slices at these positions along z; the first value of each is its position. */
export const dicomStack = (zs: readonly number[], options: SliceOptions = {}) =>
  zs.map((z, n) =>
    dicomSlice({ ...options, z, name: `${n}.dcm`, values: [Math.abs(z), ...Array(11).fill(1)] }),
  );
