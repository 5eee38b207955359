import { constants, deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import { readDicomHeader } from '../../../src/formats/dicom/readDicomHeader.ts';
import { readDicomSeries } from '../../../src/formats/dicom/readDicomSeries.ts';
import { dicomSlice, dicomStack } from '../../factories/dicomSlice.ts';
import { buildDicom, encapsulate, SYNTAX } from '../../support/buildDicom.ts';

const ok = dicomSlice({ z: 3, name: 'good.dcm' });

test.each([
  ['PixelData (7FE0,0010)', { '0028,0010 US': [60_000] }],
  ['Columns (0028,0011)', { '0028,0011 US': [0] }],
  ['NumberOfFrames (0028,0008)', { '0028,0008 IS': 'many' }],
  ['PixelData (7FE0,0010)', { '0028,0008 IS': '90000' }],
  ['BitsStored (0028,0101)', { '0028,0101 US': [17] }],
  ['HighBit (0028,0102)', { '0028,0102 US': [3] }],
  ['SamplesPerPixel (0028,0002)', { '0028,0002 US': [2] }],
  ['BitsAllocated (0028,0100)', { '0028,0100 US': undefined }],
  ['Rows (0028,0010)', { '0028,0010 US': undefined, '0028,0010 FD': [3] }],
  ['ImagePositionPatient (0020,0032)', { '0020,0032 DS': '1\\2' }],
  ['ImagePositionPatient (0020,0032)', { '0020,0032 DS': '1\\NaN\\3' }],
  ['ImageOrientationPatient (0020,0037)', { '0020,0037 DS': '1\\0\\0\\0\\1' }],
  ['RescaleSlope (0028,1053)', { '0028,1053 DS': '0' }],
  ['PerFrameFunctionalGroupsSequence (5200,9230)', { '5200,9230 SQ': [{}, {}] }],
])('a wrong %s is named with its file', (tag, change) => {
  const { bytes } = dicomSlice({ change });
  expect(() => readDicomHeader(bytes, 'bad.dcm')).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
  expect(() => readDicomHeader(bytes, 'bad.dcm')).toThrow(`${tag} of bad.dcm`);
});

test.each([
  ['2^31 frames', { '0028,0008 IS': '2147483647' }, 'PAYLOAD_TOO_LARGE'],
  ['64 bits', { '0028,0100 US': [64] }, 'UNSUPPORTED_FORMAT'],
])('a header that announces %s is refused', (_, change, code) => {
  expect(() => readDicomHeader(dicomSlice({ change }).bytes, 'bad.dcm')).toThrow(
    expect.objectContaining({ code }),
  );
});

test.each([
  ['degenerate orientation', { '0020,0037 DS': '1\\0\\0\\1\\0\\0' }],
  ['zero spacing', { '0028,0030 DS': '0\\1' }],
  ['negative spacing', { '0028,0030 DS': '-2\\1' }],
])('%s is no geometry', async (_, change) => {
  const refusal = readDicomSeries(dicomStack([0, 3, 6], { change }));
  await expect(refusal).rejects.toMatchObject({ code: 'UNSUPPORTED_GEOMETRY' });
});

test('a file cut anywhere is refused with its name, never read wrongly', async () => {
  const { bytes } = dicomSlice({ name: 'cut.dcm' });
  for (let length = 0; length < bytes.length; length += 7) {
    const cut = { fileName: 'cut.dcm', bytes: bytes.subarray(0, length) };
    const error = await readDicomSeries([ok, cut]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SonoledgerError);
  }
});

test('sequences nested a million deep end in a coded error', () => {
  // Private sequence with one item in it, both of undefined length, again and again.
  const level = Buffer.from('0900011053510000fffffffffeff00e0ffffffff', 'hex');
  const bytes = Buffer.concat([buildDicom({}), ...Array(1_000_000).fill(level)]);
  expect(() => readDicomHeader(bytes, 'deep.dcm')).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
});

test('a deflate bomb stops at the limit', () => {
  const head = buildDicom({}, SYNTAX.deflated);
  // Blocks that are not the last one can be repeated; 40 of them are 320 MiB of zeros.
  const block = deflateRawSync(Buffer.alloc(2 ** 23), { finishFlush: constants.Z_FULL_FLUSH });
  const bomb = Buffer.concat([head.subarray(0, head.length - 2), ...Array(40).fill(block)]);
  expect(() => readDicomHeader(bomb, 'bomb.dcm')).toThrow(
    expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }),
  );
});

const JPEG_2000 = '1.2.840.10008.1.2.4.90';

test.each([
  ['no fragments', [], 'has no fragments'],
  ['an empty fragment', [new Uint8Array(0)], 'no JPEG 2000 stream'],
  ['noise', [Buffer.alloc(500, 7)], 'no JPEG 2000 stream'],
])('compressed pixels with %s are refused', async (_, fragments, message) => {
  const change = { '7FE0,0010 OW': undefined, '7FE0,0010 OB': encapsulate(fragments) };
  const files = [0, 3].map((z) => dicomSlice({ z, name: `${z}.dcm`, syntax: JPEG_2000, change }));
  await expect(readDicomSeries(files)).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
  await expect(readDicomSeries(files)).rejects.toThrow(message);
});

test('a compressed frame larger than the header says is refused before it is decoded', async () => {
  const siz = Buffer.alloc(64);
  siz.write('ff4fff510029', 'hex');
  siz.writeUInt32BE(60_000, 8);
  siz.writeUInt32BE(60_000, 12);
  siz.writeUInt16BE(1, 40);
  siz[42] = 15;
  const change = { '7FE0,0010 OW': undefined, '7FE0,0010 OB': encapsulate([siz]) };
  const files = [0, 3].map((z) => dicomSlice({ z, syntax: JPEG_2000, change }));
  await expect(readDicomSeries(files)).rejects.toThrow('60000 x 60000 pixels');
});

test.each([
  ['one segment too few', [1, 64]],
  ['a segment behind the frame', [2, 64, 5000]],
  ['a segment that ends too early', [2, 64, 66]],
])('an RLE frame with %s is refused', async (_, header) => {
  const head = Buffer.alloc(64);
  header.forEach((value, n) => {
    head.writeUInt32LE(value, 4 * n);
  });
  const frame = Buffer.concat([head, Buffer.from([0, 1, 0, 1])]);
  const change = { '7FE0,0010 OW': undefined, '7FE0,0010 OB': encapsulate([frame]) };
  const files = [0, 3].map((z) => dicomSlice({ z, syntax: SYNTAX.rle, change }));
  await expect(readDicomSeries(files)).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
});

test('other transfer syntaxes are refused by name', async () => {
  const files = [0, 3].map((z) => dicomSlice({ z, syntax: '1.2.840.10008.1.2.4.201' }));
  await expect(readDicomSeries(files)).rejects.toThrow('transfer syntax 1.2.840.10008.1.2.4.201');
});
