import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readDicomSegmentation } from '../../../src/formats/dicom/readDicomSegmentation.ts';
import { readDicomSeries } from '../../../src/formats/dicom/readDicomSeries.ts';
import type { Geometry, Mask, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { centroidLps } from '../../../src/kernels/masks/centroidLps.ts';
import { parseSegmentationName } from '../../../src/layouts/remind/parseSegmentationName.ts';
import { IDENTITY_REMOVED } from '../../factories/dicomSlice.ts';
import { buildDicom, type DicomAttributes } from '../../support/buildDicom.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

const reference: Record<string, Record<string, { voxels: number; meanLps: number[] | null }> | null> =
  JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/dicom.json'), 'utf8')).segmentations;

const REMIND_SEG = 'Tumor_segmentation.dcm';

const GRID: Geometry = {
  size: [6, 5, 4],
  spacingMm: [1, 1, 2],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};

interface Frame {
  readonly position: string;
  readonly segment?: number;
  /** 2 x 2 pixels. */
  readonly pixels: readonly number[];
}

interface SegOptions {
  readonly type?: string;
  readonly segments?: readonly number[];
  readonly spacing?: string;
  readonly orientation?: string;
  readonly sopClass?: string;
}

/** A segmentation of 2 x 2 pixels a frame; binary ones are packed into bits. */
function seg(frames: readonly Frame[], options: SegOptions = {}): Buffer {
  const { type = 'BINARY', segments = [1], spacing = '1\\1', orientation = '1\\0\\0\\0\\1\\0' } = options;
  const binary = type === 'BINARY';
  const values = frames.flatMap(({ pixels }) => pixels);
  const packed = Buffer.alloc(Math.ceil(values.length / 8) + (Math.ceil(values.length / 8) % 2));
  values.forEach((value, n) => {
    packed[n >> 3] |= value << (n & 7);
  });
  const bits = binary ? 1 : 8;
  const attributes: DicomAttributes = {
    ...IDENTITY_REMOVED,
    '0008,0016 UI': options.sopClass ?? '1.2.840.10008.5.1.4.1.1.66.4',
    '0028,0002 US': [1],
    '0028,0004 CS': 'MONOCHROME2',
    '0028,0008 IS': String(frames.length),
    '0028,0010 US': [2],
    '0028,0011 US': [2],
    '0028,0100 US': [bits],
    '0028,0101 US': [bits],
    '0028,0102 US': [bits - 1],
    '0028,0103 US': [0],
    '0062,0001 CS': type,
    '0062,000E US': [200],
    '0062,0002 SQ': segments.map((number) => ({
      '0062,0004 US': [number],
      '0062,0005 LO': `Segment ${number}`,
      '0062,0008 CS': 'MANUAL',
      '0062,000F SQ': [{ '0008,0100 SH': '86049000', '0008,0102 SH': 'SCT', '0008,0104 LO': 'Neoplasm' }],
    })),
    '0008,1115 SQ': [{ '0020,000E UI': '1.2.3' }],
    '5200,9229 SQ': [
      {
        '0020,9116 SQ': [{ '0020,0037 DS': orientation }],
        '0028,9110 SQ': [{ '0028,0030 DS': spacing, '0018,0088 DS': '2' }],
      },
    ],
    '5200,9230 SQ': frames.map(({ position, segment }) => ({
      '0020,9113 SQ': [{ '0020,0032 DS': position }],
      ...(segment === undefined ? {} : { '0062,000A SQ': [{ '0062,000B US': [segment] }] }),
    })),
    '7FE0,0010 OB': binary ? packed : Buffer.from(values),
  };
  return buildDicom(attributes);
}

const read = (bytes: Uint8Array, grid = GRID) => readDicomSegmentation(bytes, 'seg.dcm', grid);

/** Indices i,j,k of the labelled voxels. */
function labelled({ geometry: { size }, data }: Mask): string[] {
  return [...data].flatMap((value, n) =>
    value ? [`${n % size[0]},${Math.floor(n / size[0]) % size[1]},${Math.floor(n / size[0] / size[1])}`] : [],
  );
}

test('cropped frames in any order land where they lie, with what the file says about them', async () => {
  const found = await read(
    seg([
      { position: '2\\1\\6', segment: 1, pixels: [1, 0, 0, 0] },
      { position: '2\\1\\2', segment: 1, pixels: [0, 1, 0, 1] },
    ]),
  );
  const [segment] = found.segments;
  expect(labelled(segment.mask)).toEqual(['3,1,1', '3,2,1', '2,1,3']);
  expect(segment).toMatchObject({ number: 1, label: 'Segment 1', algorithmType: 'MANUAL', voxelCount: 3 });
  expect(segment.type).toEqual({ value: '86049000', scheme: 'SCT', meaning: 'Neoplasm' });
  expect(found.referencedSeriesUids).toEqual(['1.2.3']);
  expect(found.gridOffsetVoxels).toBeLessThan(1e-9);
});

test('segments may overlap, and one without frames is empty', async () => {
  const frames = [1, 2].map((segment) => ({ position: '0\\0\\0', segment, pixels: [segment - 1, 1, 0, 0] }));
  const { segments } = await read(seg(frames, { segments: [1, 2, 3] }));
  expect(segments.map(({ mask }) => labelled(mask))).toEqual([['1,0,0'], ['0,0,0', '1,0,0'], []]);
  expect(segments[2]).toMatchObject({ number: 3, voxelCount: 0 });
});

test('fractional values count from half of the largest on', async () => {
  const frames = [{ position: '0\\0\\0', segment: 1, pixels: [99, 100, 200, 0] }];
  const { segments } = await read(seg(frames, { type: 'FRACTIONAL' }));
  expect(labelled(segments[0].mask)).toEqual(['1,0,0', '0,1,0']);
});

test('a label map carries all segments in one frame', async () => {
  const frames = [{ position: '0\\0\\0', pixels: [0, 1, 2, 2] }];
  const sopClass = '1.2.840.10008.5.1.4.1.1.66.7';
  const { segments } = await read(seg(frames, { type: 'LABELMAP', segments: [0, 1, 2], sopClass }));
  expect(segments.map(({ number, mask }) => [number, labelled(mask)])).toEqual([
    [1, ['1,0,0']],
    [2, ['0,1,0', '1,1,0']],
  ]);
});

test('another spacing is resampled to the nearest in the world', async () => {
  // Pixels of 2 mm with centres at 0.5 and 2.5: each covers two by two voxels of the reference.
  const frames = [{ position: '0.5\\0.5\\2', segment: 1, pixels: [1, 0, 0, 1] }];
  const found = await read(seg(frames, { spacing: '2\\2' }));
  expect(labelled(found.segments[0].mask)).toEqual([
    ...['0,0,1', '1,0,1', '0,1,1', '1,1,1'],
    ...['2,2,1', '3,2,1', '2,3,1', '3,3,1'],
  ]);
  expect(found.gridOffsetVoxels).toBeCloseTo(0.5, 9);
});

test('another orientation is followed', async () => {
  // Rows run along -x, columns along -y, so the normal is +z and the first pixel is the far corner.
  const frames = [{ position: '3\\2\\4', segment: 1, pixels: [1, 1, 0, 0] }];
  const { segments } = await read(seg(frames, { orientation: '-1\\0\\0\\0\\-1\\0' }));
  expect(labelled(segments[0].mask)).toEqual(['2,2,2', '3,2,2']);
});

test('voxels beyond the reference are counted, not dropped in silence', async () => {
  const frames = [{ position: '5\\4\\0', segment: 1, pixels: [1, 1, 1, 1] }];
  const { segments } = await read(seg(frames));
  expect(segments[0]).toMatchObject({ voxelCount: 1, voxelsOutside: 3 });
});

test.each([
  ['a frame of no segment', [{ position: '0\\0\\0', segment: 9, pixels: [1, 0, 0, 0] }], {}, 'CORRUPT_FILE'],
  [
    'two frames at one place',
    [1, 1].map((segment) => ({ position: '0\\0\\0', segment, pixels: [1, 0, 0, 0] })),
    {},
    'CORRUPT_FILE',
  ],
  [
    'frames between planes',
    [0, 0.9].map((z) => ({ position: `0\\0\\${z}`, segment: 1, pixels: [1, 0, 0, 0] })),
    {},
    'UNSUPPORTED_GEOMETRY',
  ],
  [
    'no segments',
    [{ position: '0\\0\\0', segment: 1, pixels: [1, 0, 0, 0] }],
    { segments: [] },
    'CORRUPT_FILE',
  ],
  [
    'an unknown type',
    [{ position: '0\\0\\0', segment: 1, pixels: [1, 0, 0, 0] }],
    { type: 'ODD' },
    'CORRUPT_FILE',
  ],
  [
    'another class',
    [{ position: '0\\0\\0', segment: 1, pixels: [1, 0, 0, 0] }],
    { sopClass: '1.2.840.10008.5.1.4.1.1.4' },
    'UNSUPPORTED_FORMAT',
  ],
])('%s is refused', async (_, frames, options, code) => {
  await expect(read(seg(frames, options))).rejects.toMatchObject({ code });
});

test('planes far apart cost no memory', async () => {
  const frames = [0, 2e9].map((z) => ({ position: `0\\0\\${z}`, segment: 1, pixels: [1, 0, 0, 0] }));
  const { segments } = await read(seg(frames));
  expect(segments[0]).toMatchObject({ voxelCount: 1, voxelsOutside: 1 });
});

test('structure and reference series are read from the description', () => {
  expect(parseSegmentationName('tumor seg - MR ref: 3D_AX_T1_postcontrast')).toEqual({
    structure: 'tumor',
    reference: '3D_AX_T1_postcontrast',
  });
  expect(parseSegmentationName('Segmentation')).toBeUndefined();
});

/** An axis-aligned grid, unrelated to that of any file, around a point. */
const gridAround = (centreLps: Vec3, size: Vec3, spacingMm: Vec3): Geometry => ({
  size,
  spacingMm,
  originLps: centreLps.map((mm, n) => mm - (spacingMm[n] * (size[n] - 1)) / 2) as unknown as Vec3,
  direction: GRID.direction,
});

describeWithData('formats/dicom/seg', 'segmentations of highdicom and dcmjs', () => {
  const readable = Object.entries(reference).filter(([name, segments]) => segments && name !== REMIND_SEG);

  test.each(readable)('%s keeps its voxels and their place, as pydicom has them', async (name, expected) => {
    const bytes = readFileSync(sharedData('formats/dicom/seg', name));
    const all = Object.values(expected!).flatMap(({ meanLps }) => (meanLps ? [meanLps] : []));
    const centre = [0, 1, 2].map((axis) => all.reduce((sum, mean) => sum + mean[axis], 0) / all.length);
    const grid = gridAround(centre as unknown as Vec3, [160, 160, 240], [0.6, 0.6, 1.4]);
    const { segments } = await readDicomSegmentation(bytes, name, grid);
    for (const { number, mask, voxelCount, voxelsOutside } of segments) {
      const { voxels, meanLps } = expected![String(number)];
      expect({ outside: voxelsOutside, empty: voxelCount === 0 }).toEqual({
        outside: 0,
        empty: voxels === 0,
      });
      const mean = centroidLps(mask);
      expect(Math.hypot(...mean.map((mm, axis) => mm - meanLps![axis]))).toBeLessThan(1);
    }
  });
});

describeWithData('remind-022', 'the glioma of ReMIND-022', () => {
  test('lands on its T1 with 799 voxels, within 0.001 voxel', async () => {
    const folder = sharedData('remind-022', '3DAXT1postcontrast_MRI');
    const files = readdirSync(folder).map((fileName) => ({
      fileName,
      bytes: readFileSync(join(folder, fileName)),
    }));
    const { image } = await readDicomSeries(files);
    const bytes = readFileSync(sharedData('remind-022', REMIND_SEG));
    const found = await readDicomSegmentation(bytes, REMIND_SEG, image.geometry);
    const [glioma] = found.segments;
    expect(found.gridOffsetVoxels).toBeLessThan(0.001);
    expect(glioma).toMatchObject({
      label: 'Glioma',
      algorithmType: 'MANUAL',
      voxelCount: 799,
      voxelsOutside: 0,
    });
    const { voxels, meanLps } = reference[REMIND_SEG]!['1'];
    expect(voxels).toBe(799);
    const mean = centroidLps(glioma.mask);
    expect(Math.hypot(...mean.map((mm, axis) => mm - meanLps![axis]))).toBeLessThan(1e-3);
    expect(parseSegmentationName(found.header.seriesDescription)).toEqual({
      structure: 'tumor',
      reference: '3D_AX_T1_postcontrast',
    });
  });
});
