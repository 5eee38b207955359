import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { expandNamePattern } from '../expandNamePattern.ts';
import { parseNumberList } from '../parseNumberList.ts';
import { notOneVolume } from '../textHeader/notOneVolume.ts';
import type { TextHeader } from '../textHeader/types.ts';
import { voxelsPerFile } from '../textHeader/voxelsPerFile.ts';
import type { VolumeFile } from '../types.ts';
import type { StoredType, VoxelEncoding, VoxelLayout } from '../voxels/types.ts';
import { metaImageGeometry } from './metaImageGeometry.ts';
import { type MetaImageFields, splitMetaImageHeader } from './splitMetaImageHeader.ts';

/** metaTypes.h: MET_LONG has four bytes on every platform. */
const TYPES: Readonly<Record<string, StoredType>> = {
  MET_CHAR: 'int8',
  MET_ASCII_CHAR: 'int8',
  MET_UCHAR: 'uint8',
  MET_SHORT: 'int16',
  MET_USHORT: 'uint16',
  MET_INT: 'int32',
  MET_UINT: 'uint32',
  MET_LONG: 'int32',
  MET_ULONG: 'uint32',
  MET_LONG_LONG: 'int64',
  MET_ULONG_LONG: 'uint64',
  MET_FLOAT: 'float32',
  MET_DOUBLE: 'float64',
};

/**
 * Reads and checks a MetaImage header (itk.org/Wiki/MetaIO), attached or detached.
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY
 */
export function readMetaImageHeader(file: VolumeFile): TextHeader {
  const fields = splitMetaImageHeader(file);
  const { fileName } = file;
  refuseOthers(fields.values, fileName);
  const sizes = sizesOf(fields.values, fileName);
  const geometry = metaImageGeometry(fields.values, sizes, fileName);
  const dataFiles = dataFilesOf(fields, fileName);
  const layout = layoutOf(fields.values, voxelsPerFile(sizes, dataFiles, fileName), fileName);
  return { geometry, layout, dataFiles, headerBytes: fields.headerBytes };
}

function refuseOthers(values: ReadonlyMap<string, string>, fileName: string): void {
  const objectType = values.get('ObjectType') ?? 'Image';
  if (objectType !== 'Image') {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds the MetaIO object ${objectType} and no image.`,
    );
  }
  if ([...values.keys()].some((name) => name.startsWith('Seq_Frame'))) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} is a sequence of tracked frames (Seq_Frame...) and not one volume. Reconstruct the volume first.`,
    );
  }
  if (Number(values.get('ElementNumberOfChannels') ?? 1) !== 1) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} has several values a voxel (ElementNumberOfChannels). Save it with one real number per voxel.`,
    );
  }
  refuseScaling(values, fileName);
}

/** ITK ignores the scale to intensities, others apply it. */
function refuseScaling(values: ReadonlyMap<string, string>, fileName: string): void {
  const slope = Number(values.get('ElementToIntensityFunctionSlope') ?? 1);
  const offset = Number(values.get('ElementToIntensityFunctionOffset') ?? 0);
  if (slope === 1 && offset === 0) return;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} scales its voxels (ElementToIntensityFunctionSlope), which programs read differently. Save the scaled values.`,
  );
}

function sizesOf(values: ReadonlyMap<string, string>, fileName: string): readonly number[] {
  const dimensions = Number(required(values, 'NDims', fileName));
  const sizes = parseNumberList(required(values, 'DimSize', fileName));
  if (sizes.length !== dimensions || !sizes.every((size) => Number.isSafeInteger(size) && size >= 1)) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The MetaImage header of ${fileName} has NDims ${dimensions} and DimSize ${sizes.join(' ')}, which do not fit.`,
    );
  }
  if (dimensions >= 2 && sizes.slice(3).every((size) => size === 1)) return sizes;
  throw notOneVolume(sizes, fileName);
}

function layoutOf(values: ReadonlyMap<string, string>, voxelsPerFile: number, fileName: string): VoxelLayout {
  const word = required(values, 'ElementType', fileName);
  if (!Object.hasOwn(TYPES, word)) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `The voxels of ${fileName} are ${word}. Save it with one real number per voxel.`,
    );
  }
  const bigEndian =
    isTrue(values, 'BinaryDataByteOrderMSB', fileName) || isTrue(values, 'ElementByteOrderMSB', fileName);
  const headerSize = Number(values.get('HeaderSize') ?? 0);
  if (!(Number.isSafeInteger(headerSize) && headerSize >= -1)) {
    throw new SonoledgerError('CORRUPT_FILE', `HeaderSize of ${fileName} is ${values.get('HeaderSize')}.`);
  }
  return {
    type: TYPES[word],
    littleEndian: !bigEndian,
    encoding: encodingOf(values, headerSize, fileName),
    voxelsPerFile,
    lineSkip: 0,
    byteSkip: headerSize === -1 ? 'LAST' : headerSize,
  };
}

function encodingOf(
  values: ReadonlyMap<string, string>,
  headerSize: number,
  fileName: string,
): VoxelEncoding {
  const compressed = isTrue(values, 'CompressedData', fileName);
  const binary = !values.has('BinaryData') || isTrue(values, 'BinaryData', fileName);
  if (!compressed) return binary ? 'RAW' : 'TEXT';
  if (headerSize === 0 && binary) return 'ZLIB';
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} is compressed and has a HeaderSize or text data, which do not go together.`,
  );
}

function isTrue(values: ReadonlyMap<string, string>, name: string, fileName: string): boolean {
  const value = (values.get(name) ?? 'False').toLowerCase();
  if (['true', '1', 'yes'].includes(value)) return true;
  if (['false', '0', 'no'].includes(value)) return false;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${name} of ${fileName} is "${value}" and neither True nor False.`,
  );
}

function dataFilesOf({ values, listed }: MetaImageFields, fileName: string): readonly string[] | null {
  const name = values.get('ElementDataFile') ?? '';
  if (name.toUpperCase() === 'LOCAL') return null;
  const names = /^LIST\b/.test(name) ? listed : (expandNamePattern(name, fileName) ?? [name]);
  if (names.length > 0 && names.every((item) => item !== '')) return names;
  throw new SonoledgerError('CORRUPT_FILE', `ElementDataFile of ${fileName} names no file.`);
}

function required(values: ReadonlyMap<string, string>, name: string, fileName: string): string {
  const value = values.get(name);
  if (value !== undefined) return value;
  throw new SonoledgerError('CORRUPT_FILE', `The MetaImage header of ${fileName} has no field ${name}.`);
}
