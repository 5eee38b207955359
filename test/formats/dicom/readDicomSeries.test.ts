import { expect, test } from '@jest/globals';
import { groupDicomSeries } from '../../../src/formats/dicom/groupDicomSeries.ts';
import { readDicomHeader } from '../../../src/formats/dicom/readDicomHeader.ts';
import { readDicomSeries } from '../../../src/formats/dicom/readDicomSeries.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import { dicomSlice, dicomStack } from '../../factories/dicomSlice.ts';
import { buildDicom, type DicomAttributes, encapsulate, SYNTAX } from '../../support/buildDicom.ts';

const read = async (files: Parameters<typeof readDicomSeries>[0]) => (await readDicomSeries(files)).image;

/** Values of the first voxel of each slice. */
const firsts = async (files: Parameters<typeof readDicomSeries>[0]) => {
  const { data } = await read(files);
  return Array.from({ length: data.length / 12 }, (_, k) => data[12 * k]);
};

test('slices are ordered by position, not by name, number or order of the files', async () => {
  const files = dicomStack([6, 0, 3]).map(({ bytes, fileName }) => ({ bytes, fileName }));
  expect(await firsts(files)).toEqual([0, 3, 6]);
  const { geometry } = await read(files);
  expect(geometry).toEqual({
    size: [4, 3, 3],
    spacingMm: [1, 2, 3],
    originLps: [10, 20, 0],
    direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  });
});

test('the third axis follows the normal, so that the grid is right-handed', async () => {
  const change = { '0020,0037 DS': '1\\0\\0\\0\\-1\\0' };
  const { geometry } = await read(dicomStack([0, 3, 6], { change }));
  expect(geometry.originLps).toEqual([10, 20, 6]);
  expect(geometry.direction).toEqual([1, 0, 0, 0, -1, 0, 0, 0, -1]);
});

test('an oblique series keeps the world position of every slice', async () => {
  const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
  const files = [0, 1, 2, 3].map((n) =>
    dicomSlice({
      name: `${n}.dcm`,
      change: {
        '0020,0032 DS': `5\\${-7 - 2.5 * n * s}\\${11 + 2.5 * n * c}`,
        '0020,0037 DS': `1\\0\\0\\0\\${c}\\${s}`,
      },
    }),
  );
  const { geometry } = await read(files);
  const [x, y, z] = transformPoint(indexToWorld(geometry), [2, 1, 3]);
  expect([x, y, z].map((v) => Number(v.toFixed(9)))).toEqual(
    [5 + 2, -7 - 7.5 * s + 2 * c, 11 + 7.5 * c + 2 * s].map((v) => Number(v.toFixed(9))),
  );
});

test.each([
  ['several slices at one position', [0, 3, 3, 6], '3.000 to 3.000'],
  ['lacks 2 of its slices, 3.000 mm apart', [0, 3, 6, 15, 18], '6.000 to 15.000'],
  ['uneven steps', [0, 3, 6, 9, 12.4], 'mm along the normal'],
])('a series that %s is refused with the positions', async (problem, zs, positions) => {
  const refusal = read(dicomStack(zs));
  await expect(refusal).rejects.toMatchObject({ code: 'UNSUPPORTED_GEOMETRY' });
  await expect(refusal).rejects.toThrow(problem);
  await expect(refusal).rejects.toThrow(positions);
});

test('gantry tilt is refused with its angle', async () => {
  const files = [0, 1, 2].map((n) =>
    dicomSlice({ name: `${n}.dcm`, change: { '0020,0032 DS': `0\\${n * 0.2}\\${n * 3}` } }),
  );
  await expect(read(files)).rejects.toThrow(/0\.0000, 0\.2000, 3\.0000 mm, 3\.81 degrees off the normal/);
});

test('a single image is no volume, and neither are frames without position', async () => {
  await expect(read([dicomSlice()])).rejects.toMatchObject({ code: 'UNSUPPORTED_DIMENSIONS' });
  const change = { '0020,0032 DS': undefined };
  const files = dicomStack([0, 3], { change });
  await expect(read(files)).rejects.toThrow('Image Position (Patient) is missing in 0.dcm');
});

test('files of two series are listed, and one is chosen by number or UID', async () => {
  const other = { '0020,0011 IS': '2', '0008,103E LO': 'T2' };
  const files = [...dicomStack([0, 3, 6]), ...dicomStack([0, 1], { seriesUid: '1.2.4', change: other })];
  await expect(readDicomSeries(files)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(readDicomSeries(files)).rejects.toThrow(
    '  1: series 2 "T2" (MR), 4 x 3 x 2\n  2: series 7 "T1" (MR), 4 x 3 x 3',
  );
  expect((await readDicomSeries(files, { ordinal: 1 })).sources).toEqual([3, 4]);
  expect((await readDicomSeries(files, { seriesUid: '1.2.3' })).image.geometry.size[2]).toBe(3);
  await expect(readDicomSeries(files, { ordinal: 9 })).rejects.toThrow('None of the series');
});

test('echoes at the same positions are split, a localiser of another orientation too', async () => {
  const echo = (number: string) => dicomStack([0, 3, 6], { change: { '0018,0086 IS': number } });
  const localiser = dicomSlice({ name: 'l.dcm', change: { '0020,0037 DS': '0\\1\\0\\0\\0\\-1' } });
  const headers = [...echo('1'), ...echo('2'), localiser].map(({ bytes, fileName }) =>
    readDicomHeader(bytes, fileName),
  );
  expect(groupDicomSeries(headers).map(({ part, slices }) => [part, slices.length])).toEqual([
    ['grid 1 of 2, echo 1', 3],
    ['grid 1 of 2, echo 2', 3],
    ['grid 2 of 2', 1],
  ]);
});

test.each(['explicit', 'implicit', 'bigEndian', 'deflated'] as const)(
  'the transfer syntax %s gives the same volume',
  async (syntax) => {
    const expected = await read(dicomStack([0, 3]));
    expect(await read(dicomStack([0, 3], { syntax: SYNTAX[syntax] }))).toEqual(expected);
  },
);

test('RLE frames are decoded, with runs and literals', async () => {
  // High bytes: 12 zeros as a run. Low bytes: 4 literals, then 8 times 9.
  const high = [256 - 11, 0];
  const low = [3, 1, 2, 3, 4, 256 - 7, 9];
  const head = Buffer.alloc(64);
  [2, 64, 64 + high.length].forEach((value, n) => {
    head.writeUInt32LE(value, 4 * n);
  });
  const frame = Buffer.concat([head, Buffer.from([...high, ...low])]);
  const change = { '7FE0,0010 OW': undefined, '7FE0,0010 OB': encapsulate([frame]) };
  const files = [0, 3].map((z) => dicomSlice({ z, syntax: SYNTAX.rle, change }));
  expect([...(await read(files)).data.subarray(0, 12)]).toEqual([1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9]);
});

test('fewer bits than allocated: what lies above them is left out, and the sign is theirs', async () => {
  const values = [0xf801, 0x07ff, 0x0fff, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const bits = { '0028,0101 US': [12], '0028,0102 US': [11] };
  const stack = (change: object) =>
    [0, 3].map((z) => dicomSlice({ z, values, change: { ...bits, ...change } }));
  const unsigned = await read(stack({}));
  expect(unsigned.data).toBeInstanceOf(Uint16Array);
  expect([...unsigned.data.subarray(0, 3)]).toEqual([0x801, 0x7ff, 0xfff]);
  const signed = await read(stack({ '0028,0103 US': [1] }));
  expect(signed.data).toBeInstanceOf(Int16Array);
  expect([...signed.data.subarray(0, 3)]).toEqual([0x801 - 0x1000, 0x7ff, -1]);
});

test('whole rescaling keeps whole numbers, any other gives floats, each slice by its own', async () => {
  const bits = { '0028,0101 US': [12], '0028,0102 US': [11] };
  const scaled = (slope: string, z: number) =>
    dicomSlice({ z, name: `${z}`, change: { ...bits, '0028,1053 DS': slope, '0028,1052 DS': '-1024' } });
  const whole = await read([scaled('1', 0), scaled('2', 3)]);
  expect(whole.data).toBeInstanceOf(Int16Array);
  expect([whole.data[1], whole.data[13]]).toEqual([-1023, -1022]);
  const fractional = await read([scaled('1', 0), scaled('0.5', 3)]);
  expect(fractional.data).toBeInstanceOf(Float32Array);
  expect([fractional.data[1], fractional.data[13]]).toEqual([-1023, -1023.5]);
});

test('MONOCHROME1 is turned so that larger is brighter; with a rescale it is refused', async () => {
  const change = { '0028,0004 CS': 'MONOCHROME1', '0028,0101 US': [8], '0028,0102 US': [7] };
  expect([...(await read(dicomStack([0, 3], { change }))).data.subarray(0, 2)]).toEqual([255, 254]);
  const rescaled = { ...change, '0028,1053 DS': '2' };
  await expect(read(dicomStack([0, 3], { change: rescaled }))).rejects.toThrow('MONOCHROME1 with a rescale');
});

test('grey stored as RGB becomes its luminance, colour and palettes are refused', async () => {
  const rgb = (pixel: readonly number[]) => ({
    '0028,0002 US': [3],
    '0028,0004 CS': 'RGB',
    '0028,0006 US': [0],
    '0028,0100 US': [8],
    '0028,0101 US': [8],
    '0028,0102 US': [7],
    '7FE0,0010 OW': Buffer.from(Array(12).fill(pixel).flat()),
  });
  const grey = await read(dicomStack([0, 3], { change: rgb([90, 90, 90]) }));
  expect(grey.data).toEqual(new Uint8Array(24).fill(90));
  await expect(read(dicomStack([0, 3], { change: rgb([90, 20, 20]) }))).rejects.toThrow('shows colours');
  const palette = { '0028,0004 CS': 'PALETTE COLOR' };
  await expect(read(dicomStack([0, 3], { change: palette }))).rejects.toThrow('PALETTE COLOR');
});

/** Per-frame functional groups with positions along z, in the given order. */
const frames = (zs: readonly number[], more: DicomAttributes = {}): DicomAttributes[] =>
  zs.map((z) => ({ '0020,9113 SQ': [{ '0020,0032 DS': `10\\20\\${z}` }], ...more }));

const SHARED: DicomAttributes = {
  '0020,9116 SQ': [{ '0020,0037 DS': '1\\0\\0\\0\\1\\0' }],
  '0028,9110 SQ': [{ '0028,0030 DS': '2\\1' }],
};

/** A multi-frame file whose geometry is in functional groups, as NRRD-to-DICOM writes ReMIND's ultrasound. */
function multiFrame(zs: readonly number[], change: Readonly<Record<string, unknown>> = {}) {
  const pixels = Buffer.from(zs.flatMap((z) => [z, ...Array(11).fill(1)]));
  return dicomSlice({
    name: 'us.dcm',
    change: {
      '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.7.2',
      '0020,0032 DS': undefined,
      '0020,0037 DS': undefined,
      '0028,0030 DS': undefined,
      '0028,0008 IS': String(zs.length),
      '0028,0100 US': [8],
      '0028,0101 US': [8],
      '0028,0102 US': [7],
      '5200,9229 SQ': [SHARED],
      '5200,9230 SQ': frames(zs),
      '7FE0,0010 OW': undefined,
      '7FE0,0010 OB': pixels,
      ...change,
    },
  });
}

test('a multi-frame ultrasound with functional groups is ordered by position', async () => {
  const { geometry, data } = await read([multiFrame([5, 1, 3])]);
  expect(geometry).toMatchObject({ size: [4, 3, 3], spacingMm: [1, 2, 2], originLps: [10, 20, 1] });
  expect(data).toBeInstanceOf(Uint8Array);
  expect([data[0], data[12], data[24]]).toEqual([1, 3, 5]);
});

test('enhanced MR scales each frame by its own slope and splits by echo time', async () => {
  const group = (echo: number, slope: string): DicomAttributes => ({
    '0018,9114 SQ': [{ '0018,9082 FD': [echo] }],
    '0028,9145 SQ': [{ '0028,1052 DS': '0', '0028,1053 DS': slope }],
  });
  const groups = [...frames([1, 3], group(10, '2')), ...frames([1, 3], group(90, '4'))];
  const file = multiFrame([1, 3, 1, 3], { '5200,9230 SQ': groups });
  await expect(readDicomSeries([file])).rejects.toThrow('4 x 3 x 2, echo 10\n');
  const { image } = await readDicomSeries([file], { ordinal: 2 });
  expect([image.data[0], image.data[12]]).toEqual([4, 12]);
});

test('many frames at one position follow Spacing Between Slices or the offset vector', async () => {
  const change = {
    '0020,0032 DS': '10\\20\\30',
    '0020,0037 DS': '1\\0\\0\\0\\1\\0',
    '0028,0030 DS': '2\\1',
    '5200,9229 SQ': undefined,
    '5200,9230 SQ': undefined,
  };
  const spaced = await read([multiFrame([1, 2, 3], { ...change, '0018,0088 DS': '0.5' })]);
  expect(spaced.geometry).toMatchObject({ spacingMm: [1, 2, 0.5], originLps: [10, 20, 30] });
  const offsets = await read([multiFrame([1, 2, 3], { ...change, '3004,000C DS': '0\\-4\\-8' })]);
  expect(offsets.geometry).toMatchObject({ spacingMm: [1, 2, 4], originLps: [10, 20, 22] });
  expect([offsets.data[0], offsets.data[12], offsets.data[24]]).toEqual([3, 2, 1]);
  await expect(read([multiFrame([1, 2, 3], change)])).rejects.toMatchObject({ code: 'UNSUPPORTED_GEOMETRY' });
});

test('files that are no image are left aside', async () => {
  const report = {
    fileName: 'report.dcm',
    bytes: buildDicom({ '0008,0060 CS': 'SR', '0020,000E UI': '1.7' }),
  };
  const notes = { fileName: 'notes.txt', bytes: Buffer.from('notes') };
  const { sources } = await readDicomSeries([report, ...dicomStack([3, 0]), notes]);
  expect(sources).toEqual([2, 1]);
  await expect(readDicomSeries([report])).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
});
