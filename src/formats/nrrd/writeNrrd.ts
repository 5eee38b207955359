import type { Geometry, Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { validateImage } from '../../kernels/geometry/validateImage.ts';
import { deterministicGzip } from '../nifti/deterministicGzip.ts';

/** Names of https://teem.sourceforge.net/nrrd/format.html that ITK writes too. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  Uint8Array: 'uint8',
  Int8Array: 'int8',
  Uint16Array: 'uint16',
  Int16Array: 'int16',
  Uint32Array: 'uint32',
  Int32Array: 'int32',
  Float32Array: 'float',
  Float64Array: 'double',
};

export interface WriteNrrdOptions {
  /** Free text in the header's `content` field, one line. */
  readonly content?: string;
  /** 1 is fastest, 9 smallest, default 6. */
  readonly compressionLevel?: number;
}

/**
 * Writes an image as attached NRRD: gzip, little-endian, geometry in LPS mm with every digit of a double. The same
 * image gives the same bytes.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function writeNrrd(
  image: Image<VoxelArray>,
  { content, compressionLevel = 6 }: WriteNrrdOptions = {},
): Uint8Array {
  validateImage(image);
  const { data, geometry } = image;
  const lines = [
    'NRRD0005',
    `type: ${TYPE_NAMES[data.constructor.name]}`,
    'dimension: 3',
    'space: left-posterior-superior',
    `sizes: ${geometry.size.join(' ')}`,
    `space directions: ${directions(geometry)}`,
    'kinds: domain domain domain',
    ...(data.BYTES_PER_ELEMENT > 1 ? ['endian: little'] : []),
    'encoding: gzip',
    `space origin: ${vector(geometry.originLps)}`,
    'space units: "mm" "mm" "mm"',
    ...(content === undefined ? [] : [`content: ${oneLine(content)}`]),
  ];
  const voxels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return Buffer.concat([
    Buffer.from(`${lines.join('\n')}\n\n`, 'utf8'),
    deterministicGzip(voxels, compressionLevel),
  ]);
}

const directions = ({ direction: d, spacingMm }: Geometry): string =>
  [0, 1, 2].map((axis) => vector([0, 1, 2].map((row) => d[3 * row + axis] * spacingMm[axis]))).join(' ');

/** JavaScript prints the shortest text that gives the same double again. */
const vector = (values: readonly number[]): string => `(${values.map((value) => value + 0).join(',')})`;

// A line break would end the field.
const oneLine = (text: string): string => text.replace(/[^\x20-\x7e]+/g, ' ').trim();
