import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { gunzip } from '../gzip/gunzip.ts';
import { gunzipPrefix } from '../gzip/gunzipPrefix.ts';
import { isGzip } from '../gzip/isGzip.ts';
import type { ReadVolume, VolumeFile } from '../types.ts';
import { decodeVoxels } from '../voxels/decodeVoxels.ts';
import { requireFeasibleSize } from '../voxels/requireFeasibleSize.ts';
import type { StoredType } from '../voxels/types.ts';
import { mincVolume } from './mincVolume.ts';
import type { NetcdfTypeName, NetcdfVariable } from './netcdfTypes.ts';
import { readNetcdfHeader } from './readNetcdfHeader.ts';
import type { MincDimension, MincImage, MincLimits } from './types.ts';

type Variables = ReadonlyMap<string, NetcdfVariable>;

/** Netcdf knows no unsigned numbers; MINC says it in the attribute signtype, which bytes may leave out. */
const TYPES: Readonly<Record<NetcdfTypeName, { signed: StoredType; unsigned: StoredType }>> = {
  byte: { signed: 'int8', unsigned: 'uint8' },
  char: { signed: 'int8', unsigned: 'uint8' },
  short: { signed: 'int16', unsigned: 'uint16' },
  int: { signed: 'int32', unsigned: 'uint32' },
  float: { signed: 'float32', unsigned: 'float32' },
  double: { signed: 'float64', unsigned: 'float64' },
};
/** Room for what a valid file may carry behind its last variable. */
const TRAILING_BYTES = 2 ** 20;

/**
 * Reads one 3D volume from MINC 1, which is netCDF classic, plain or gzip. World space becomes LPS mm.
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY, PAYLOAD_TOO_LARGE
 */
export function readMinc1([file]: readonly VolumeFile[]): ReadVolume {
  const { fileName } = file;
  const variables = readNetcdfHeader(isGzip(file.bytes) ? gunzipPrefix(file.bytes) : file.bytes, fileName);
  const bytes = contentOf(file, variables);
  const image = variables.get('image');
  if (image === undefined) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is netCDF without a MINC image.`);
  }
  const type = storedType(image);
  const stored: MincImage = {
    dimensions: image.dimensions.map((name, n) => dimensionOf(variables, name, image.shape[n])),
    voxels: valuesOf(bytes, image, type, fileName),
    validRange: validRange(image),
    imageMin: limitsOf(bytes, variables.get('image-min'), fileName),
    imageMax: limitsOf(bytes, variables.get('image-max'), fileName),
  };
  return { image: mincVolume(stored, fileName), format: 'MINC', voxelType: type, sources: [0] };
}

function contentOf({ bytes, fileName }: VolumeFile, variables: Variables): Uint8Array {
  const end = Math.max(0, ...[...variables.values()].map(({ begin, byteLength }) => begin + byteLength));
  requireFeasibleSize(end, fileName);
  if (!isGzip(bytes)) return bytes;
  return gunzip(bytes, { fileName, maxBytes: end + TRAILING_BYTES, expectedBytes: end });
}

function storedType({ type, attributes }: NetcdfVariable): StoredType {
  const sign = attributes.get('signtype');
  const signed = typeof sign === 'string' ? sign.startsWith('signed') : type !== 'byte' && type !== 'char';
  return TYPES[type][signed ? 'signed' : 'unsigned'];
}

function valuesOf(
  bytes: Uint8Array,
  { name, begin, byteLength }: NetcdfVariable,
  type: StoredType,
  fileName: string,
): VoxelArray {
  if (begin + byteLength <= bytes.length) {
    return decodeVoxels(bytes.subarray(begin, begin + byteLength), type, false);
  }
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName} is truncated: its variable ${name} ends at byte ${begin + byteLength}, but it has ${bytes.length}.`,
    { announcedBytes: begin + byteLength, foundBytes: bytes.length },
  );
}

function limitsOf(
  bytes: Uint8Array,
  variable: NetcdfVariable | undefined,
  fileName: string,
): MincLimits | undefined {
  if (variable === undefined) return undefined;
  return { shape: variable.shape, values: valuesOf(bytes, variable, storedType(variable), fileName) };
}

function validRange({ attributes }: NetcdfVariable): readonly number[] | undefined {
  const range = attributes.get('valid_range');
  if (typeof range === 'object') return range;
  const [minimum, maximum] = [attributes.get('valid_min'), attributes.get('valid_max')];
  return typeof minimum === 'object' && typeof maximum === 'object' ? [minimum[0], maximum[0]] : undefined;
}

function dimensionOf(variables: Variables, name: string, length: number): MincDimension {
  const attributes = variables.get(name)?.attributes;
  const numbers = (key: string): readonly number[] | undefined => {
    const value = attributes?.get(key);
    return typeof value === 'object' ? value : undefined;
  };
  const text = (key: string): string | undefined => {
    const value = attributes?.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    ...{ name, length },
    step: numbers('step')?.[0],
    start: numbers('start')?.[0],
    directionCosines: numbers('direction_cosines'),
    ...{ spacing: text('spacing'), units: text('units'), alignment: text('alignment') },
  };
}
