import { expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { readSheetTable } from '../../../src/formats/xlsx/readSheetTable.ts';
import { buildXlsx } from '../../support/buildXlsx.ts';

const read = (bytes: Uint8Array, sheet?: string) => readSheetTable(bytes, 'clinical.xlsx', sheet);

it('gives text, numbers and blanks as CSV would', async () => {
  const bytes = buildXlsx([
    ['Case Number', 'Histopathology', 'Surgery'],
    [22, 'Glioma, grade 2'],
    [],
    [7, '', 1],
  ]);
  expect(await read(bytes)).toEqual([
    ['Case Number', 'Histopathology', 'Surgery'],
    ['22', 'Glioma, grade 2', ''],
    ['7', '', '1'],
  ]);
  expect(await read(bytes, 'Sheet1')).toHaveLength(3);
});

const cell = (address: string): string =>
  `<worksheet><sheetData><row r="1"><c r="${address}"><v>1</v></c></row></sheetData></worksheet>`;

it.each([
  ['no archive', strToU8('no archive at all'), 'CORRUPT_FILE'],
  ['an empty file', new Uint8Array(0), 'CORRUPT_FILE'],
  ['a cut archive', buildXlsx([['a']]).slice(0, 400), 'CORRUPT_FILE'],
  [
    'an archive without sheets',
    buildXlsx([['a']], { 'xl/worksheets/sheet1.xml': undefined }),
    'CORRUPT_FILE',
  ],
  [
    'XML that is none',
    buildXlsx([], { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData' }),
    'CORRUPT_FILE',
  ],
  [
    'one cell in the last column',
    buildXlsx([], { 'xl/worksheets/sheet1.xml': cell('XFD1') }),
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'one cell in the last row',
    buildXlsx([], { 'xl/worksheets/sheet1.xml': cell('A1048576') }),
    'PAYLOAD_TOO_LARGE',
  ],
  ['a hidden address', buildXlsx([], { 'xl/worksheets/sheet1.xml': cell('A&#49;048576') }), 'CORRUPT_FILE'],
  ['zeros by the gigabyte', buildXlsx([], { 'xl/big.xml': ' '.repeat(80 << 20) }), 'PAYLOAD_TOO_LARGE'],
  ['a large file', new Uint8Array(5 << 20), 'PAYLOAD_TOO_LARGE'],
] as const)('refuses %s', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({
    code,
    message: expect.stringContaining('clinical.xlsx'),
  });
});

it('says that there is no sheet of a name', async () => {
  await expect(read(buildXlsx([['a']]), 'Patients')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('"Patients"'),
  });
});
