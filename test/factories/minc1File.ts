interface Minc1Dimension {
  readonly name: string;
  readonly length: number;
  readonly attributes: Readonly<Record<string, string | readonly number[]>>;
}

interface Minc1Options {
  /** Slowest first. */
  readonly dimensions: readonly Minc1Dimension[];
  /** Signed 16-bit values in the order of the dimensions. */
  readonly voxels: readonly number[];
  readonly attributes?: Readonly<Record<string, string | readonly number[]>>;
  /** One value for each index of the slowest dimension. */
  readonly imageMin?: readonly number[];
  readonly imageMax?: readonly number[];
}

const CHAR = 2;
const DOUBLE = 6;

/** A MINC 1 file (netCDF classic, CDF-1) with 16-bit voxels. */
export function minc1File(options: Minc1Options): Uint8Array {
  const { dimensions, voxels, attributes = {}, imageMin, imageMax } = options;
  const variables = [
    ...dimensions.map(({ name, attributes: own }) => variable(name, [], 4, own, int32(0))),
    variable(
      'image',
      dimensions.map((_, n) => n),
      3,
      attributes,
      padded(Buffer.concat(voxels.map(int16))),
    ),
    ...(imageMin ? [variable('image-min', [0], DOUBLE, {}, Buffer.concat(imageMin.map(double)))] : []),
    ...(imageMax ? [variable('image-max', [0], DOUBLE, {}, Buffer.concat(imageMax.map(double)))] : []),
  ];
  const lists = [
    list(
      10,
      dimensions.map(({ name, length }) => Buffer.concat([text(name), int32(length)])),
    ),
    list(0, []),
  ];
  const headerOf = (begins: readonly number[]): Buffer =>
    Buffer.concat([
      Buffer.from('CDF\x01', 'latin1'),
      int32(0),
      ...lists,
      list(
        11,
        variables.map(({ head, data }, n) => Buffer.concat([head, int32(data.length), int32(begins[n])])),
      ),
    ]);
  const sizes = variables.map(({ data }) => data.length);
  const headerBytes = headerOf(sizes).length;
  const begins = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, headerBytes));
  return Uint8Array.from(Buffer.concat([headerOf(begins), ...variables.map(({ data }) => data)]));
}

function variable(
  name: string,
  dimensionIds: readonly number[],
  type: number,
  attributes: Minc1Dimension['attributes'],
  data: Buffer,
) {
  const listed = Object.entries(attributes).map(([key, value]) =>
    typeof value === 'string'
      ? Buffer.concat([text(key), int32(CHAR), text(value)])
      : Buffer.concat([text(key), int32(DOUBLE), int32(value.length), ...value.map(double)]),
  );
  const ids = [int32(dimensionIds.length), ...dimensionIds.map(int32)];
  return {
    head: Buffer.concat([text(name), ...ids, list(listed.length ? 12 : 0, listed), int32(type)]),
    data,
  };
}

const list = (tag: number, items: readonly Buffer[]): Buffer =>
  Buffer.concat([int32(tag), int32(items.length), ...items]);
const text = (value: string): Buffer =>
  Buffer.concat([int32(value.length), padded(Buffer.from(value, 'latin1'))]);
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}
