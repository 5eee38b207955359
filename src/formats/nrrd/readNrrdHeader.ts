import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { expandNamePattern } from '../expandNamePattern.ts';
import { parseNumberList } from '../parseNumberList.ts';
import type { TextHeader } from '../textHeader/types.ts';
import { voxelsPerFile } from '../textHeader/voxelsPerFile.ts';
import type { VolumeFile } from '../types.ts';
import { BYTES_PER_VOXEL } from '../voxels/bytesPerVoxel.ts';
import type { StoredType, VoxelEncoding, VoxelLayout } from '../voxels/types.ts';
import { nrrdGeometry } from './nrrdGeometry.ts';
import { isList, type NrrdFields, splitNrrdHeader } from './splitNrrdHeader.ts';

const TYPES: Readonly<Record<StoredType, readonly string[]>> = {
  int8: ['signed char', 'int8', 'int8_t'],
  uint8: ['uchar', 'unsigned char', 'uint8', 'uint8_t'],
  int16: ['short', 'short int', 'signed short', 'signed short int', 'int16', 'int16_t'],
  uint16: ['ushort', 'unsigned short', 'unsigned short int', 'uint16', 'uint16_t'],
  int32: ['int', 'signed int', 'int32', 'int32_t'],
  uint32: ['uint', 'unsigned int', 'uint32', 'uint32_t'],
  int64: [
    'longlong',
    'long long',
    'long long int',
    'signed long long',
    'signed long long int',
    'int64',
    'int64_t',
  ],
  uint64: ['ulonglong', 'unsigned long long', 'unsigned long long int', 'uint64', 'uint64_t'],
  float32: ['float'],
  float64: ['double'],
};
const ENCODINGS: Readonly<Record<string, VoxelEncoding>> = {
  raw: 'RAW',
  gzip: 'GZIP',
  gz: 'GZIP',
  bzip2: 'BZIP2',
  bz2: 'BZIP2',
  ascii: 'TEXT',
  text: 'TEXT',
  txt: 'TEXT',
};

/**
 * Reads and checks an NRRD header (teem.sourceforge.net/nrrd/format.html), attached or detached.
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY
 */
export function readNrrdHeader(file: VolumeFile): TextHeader {
  const fields = splitNrrdHeader(file);
  const { fileName } = file;
  const sizes = sizesOf(fields, fileName);
  const dataFiles = dataFilesOf(fields, fileName);
  const perFile = voxelsPerFile(sizes, dataFiles, fileName);
  return {
    geometry: nrrdGeometry(fields.values, sizes, fileName),
    layout: layoutOf(fields, perFile, fileName),
    dataFiles,
    headerBytes: fields.headerBytes,
  };
}

function sizesOf({ values }: NrrdFields, fileName: string): readonly number[] {
  const dimension = Number(required(values, 'dimension', fileName));
  const sizes = parseNumberList(required(values, 'sizes', fileName));
  if (sizes.length === dimension && sizes.every((size) => Number.isSafeInteger(size) && size >= 1))
    return sizes;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `The NRRD header of ${fileName} has dimension ${dimension} and sizes ${sizes.join(' ')}, which do not fit.`,
  );
}

function layoutOf({ values }: NrrdFields, voxelsPerFile: number, fileName: string): VoxelLayout {
  const type = typeOf(required(values, 'type', fileName), fileName);
  const encoding = encodingOf(required(values, 'encoding', fileName), fileName);
  const needsEndian = BYTES_PER_VOXEL[type] > 1 && encoding !== 'TEXT';
  const endian = needsEndian ? required(values, 'endian', fileName).toLowerCase() : 'little';
  if (endian !== 'little' && endian !== 'big') throw wrong('endian', endian, fileName);
  const lineSkip = Number(values.get('line skip') ?? values.get('lineskip') ?? 0);
  if (!(Number.isSafeInteger(lineSkip) && lineSkip >= 0)) throw wrong('line skip', lineSkip, fileName);
  const byteSkip = Number(values.get('byte skip') ?? values.get('byteskip') ?? 0);
  if (!(Number.isSafeInteger(byteSkip) && byteSkip >= -1)) throw wrong('byte skip', byteSkip, fileName);
  return {
    ...{ type, encoding, voxelsPerFile, lineSkip },
    littleEndian: endian === 'little',
    byteSkip: byteSkip === -1 ? 'LAST' : byteSkip,
  };
}

function typeOf(text: string, fileName: string): StoredType {
  const word = text.toLowerCase().replace(/\s+/g, ' ');
  const type = (Object.keys(TYPES) as StoredType[]).find((name) => TYPES[name].includes(word));
  if (type !== undefined) return type;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `The voxels of ${fileName} have the type "${text}". Save it with one real number per voxel.`,
  );
}

function encodingOf(text: string, fileName: string): VoxelEncoding {
  const word = text.toLowerCase();
  if (Object.hasOwn(ENCODINGS, word)) return ENCODINGS[word];
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} has the encoding "${text}". Save it as raw, gzip, bzip2 or ascii.`,
  );
}

function dataFilesOf({ values, listed }: NrrdFields, fileName: string): readonly string[] | null {
  const name = values.get('data file') ?? values.get('datafile');
  if (name === undefined) return null;
  const names = isList('data file', name) ? listed : (expandNamePattern(name, fileName) ?? [name]);
  if (names.length > 0 && names.every((item) => item !== '')) return names;
  throw new SonoledgerError('CORRUPT_FILE', `The field "data file" of ${fileName} names no file.`);
}

function required(values: ReadonlyMap<string, string>, name: string, fileName: string): string {
  const value = values.get(name);
  if (value !== undefined) return value;
  throw new SonoledgerError('CORRUPT_FILE', `The NRRD header of ${fileName} has no field "${name}".`);
}

const wrong = (name: string, value: string | number, fileName: string): SonoledgerError =>
  new SonoledgerError(
    'CORRUPT_FILE',
    `The field "${name}" of ${fileName} is ${value}, which has no meaning.`,
  );
