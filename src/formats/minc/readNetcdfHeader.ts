import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { NETCDF_TYPES, type NetcdfTypeCode, type NetcdfValue, type NetcdfVariable } from './netcdfTypes.ts';

const TAGS = { dimensions: 10, variables: 11, attributes: 12 } as const;
/** Far above what any image has; a damaged count must not make a list of millions. */
const MOST_ITEMS = 10_000;

/**
 * The variables of a netCDF classic file (CDF-1 or CDF-2), from its header alone. MINC needs only this part of the
 * format; the values stay where they are, so that a volume is not copied into lists of numbers.
 * @param bytes the file, or as much of it as holds the header
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT when a variable grows with the record dimension
 */
export function readNetcdfHeader(bytes: Uint8Array, fileName: string): ReadonlyMap<string, NetcdfVariable> {
  const reader = createReader(bytes, fileName);
  const offsetWidth = bytes[3] === 2 ? 8 : 4;
  reader.skip(4);
  reader.count();
  const dimensions = reader.list(TAGS.dimensions, () => ({ name: reader.text(), length: reader.count() }));
  reader.list(TAGS.attributes, () => reader.attribute());
  const variables = reader.list(TAGS.variables, () => {
    const name = reader.text();
    const ids = Array.from({ length: reader.items() }, () => reader.count());
    const attributes = new Map(reader.list(TAGS.attributes, () => reader.attribute()));
    const { name: type, width } = reader.type();
    reader.count();
    const begin = reader.offset(offsetWidth);
    const own = ids.map((id) => dimensions[id] ?? reader.fail(`the dimension ${id} of ${name}`));
    const shape = own.map(({ length }) => length);
    if (shape.includes(0)) throw growing(name, fileName);
    const byteLength = width * shape.reduce((product, length) => product * length, 1);
    return {
      ...{ name, attributes, type, shape, begin, byteLength },
      dimensions: own.map((item) => item.name),
    };
  });
  return new Map(variables.map((variable) => [variable.name, variable]));
}

function growing(name: string, fileName: string): SonoledgerError {
  return new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `The variable ${name} of ${fileName} has a dimension without a fixed length.`,
  );
}

/** Reads the big-endian items of a header one after the other. */
function createReader(bytes: Uint8Array, fileName: string) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const fail = (what: string): never => {
    throw new SonoledgerError('CORRUPT_FILE', `The netCDF header of ${fileName} is damaged at ${what}.`);
  };
  const skip = (length: number): number => {
    const from = at;
    at += length;
    return at <= bytes.length ? from : fail('its end');
  };
  const count = (): number => view.getUint32(skip(4));
  const items = (): number => {
    const length = count();
    return length <= MOST_ITEMS ? length : fail(`byte ${at}`);
  };
  /** Everything is padded to four bytes. */
  const padded = (length: number): Uint8Array => {
    const from = skip(Math.ceil(length / 4) * 4);
    return bytes.subarray(from, from + length);
  };
  const text = (): string => Buffer.from(padded(count())).toString('latin1');
  const type = () => {
    const code = count();
    return code in NETCDF_TYPES ? NETCDF_TYPES[code as NetcdfTypeCode] : fail(`byte ${at}`);
  };
  const list = <Item>(tag: number, read: () => Item): Item[] => {
    const found = count();
    const length = items();
    if (found === 0 && length === 0) return [];
    if (found !== tag) fail(`byte ${at}`);
    return Array.from({ length }, read);
  };
  const attribute = (): [string, NetcdfValue] => {
    const name = text();
    const { name: kind, width } = type();
    const length = count();
    const value = padded(length * width);
    if (kind === 'char') return [name, Buffer.from(value).toString('latin1').replace(/\0+$/, '')];
    return [name, numbersOf(value, kind, Math.min(length, MOST_ITEMS))];
  };
  const offset = (width: 4 | 8): number => (width === 4 ? count() : Number(view.getBigUint64(skip(8))));
  return { skip, fail, count, items, text, type, list, attribute, offset };
}

function numbersOf(bytes: Uint8Array, type: string, count: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, n) => {
    if (type === 'byte') return view.getInt8(n);
    if (type === 'short') return view.getInt16(2 * n);
    if (type === 'int') return view.getInt32(4 * n);
    return type === 'float' ? view.getFloat32(4 * n) : view.getFloat64(8 * n);
  });
}
