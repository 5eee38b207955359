import { deflateRawSync } from 'node:zlib';

/** Value of an element: text, numbers, bytes, or the items of a sequence. */
export type DicomValue = string | readonly number[] | Uint8Array | readonly DicomAttributes[];

/** Elements by tag and VR: `'0028,0010 US': [64]`. */
export type DicomAttributes = Readonly<Record<string, DicomValue>>;

export const SYNTAX = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  bigEndian: '1.2.840.10008.1.2.2',
  deflated: '1.2.840.10008.1.2.1.99',
  rle: '1.2.840.10008.1.2.5',
} as const;

const LONG_LENGTH = new Set(['OB', 'OW', 'OF', 'OD', 'SQ', 'UN', 'UT', 'OL']);
const NUMBER_BYTES: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FD: 8, FL: 4 };

interface Encoding {
  readonly implicit: boolean;
  readonly littleEndian: boolean;
}

/** Writes a DICOM file with preamble. Values are written as given, valid or not; pixels are bytes in file order. */
export function buildDicom(attributes: DicomAttributes, syntax: string = SYNTAX.explicit): Buffer {
  const meta = elements({ '0002,0010 UI': syntax }, { implicit: false, littleEndian: true });
  const groupLength = elements({ '0002,0000 UL': [meta.length] }, { implicit: false, littleEndian: true });
  const body = elements(attributes, {
    implicit: syntax === SYNTAX.implicit,
    littleEndian: syntax !== SYNTAX.bigEndian,
  });
  const head = [Buffer.alloc(128), Buffer.from('DICM'), groupLength, meta];
  return Buffer.concat([...head, syntax === SYNTAX.deflated ? deflateRawSync(body) : body]);
}

/** Pixels of compressed frames: an empty offset table, then one fragment each. */
export function encapsulate(fragments: readonly Uint8Array[]): Buffer {
  const item = (bytes: Uint8Array): Buffer => {
    const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    head.writeUInt32LE(bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };
  const end = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  return Buffer.concat([item(new Uint8Array(0)), ...fragments.map(item), end]);
}

function elements(attributes: DicomAttributes, encoding: Encoding): Buffer {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat(sorted.map(([key, value]) => element(key, value, encoding)));
}

function element(key: string, value: DicomValue, encoding: Encoding): Buffer {
  const [group, number, vr] = key.split(/[, ]/);
  const bytes = encode(vr, value, encoding);
  const compressed =
    key.startsWith('7FE0,0010') && bytes.readUIntBE(0, Math.min(4, bytes.length)) === 0xfeff00e0;
  const length = compressed ? 0xffffffff : bytes.length;
  const head = Buffer.alloc(encoding.implicit || !LONG_LENGTH.has(vr) ? 8 : 12);
  write(head, Number.parseInt(group, 16), 0, 2, encoding);
  write(head, Number.parseInt(number, 16), 2, 2, encoding);
  if (!encoding.implicit) head.write(vr, 4, 'latin1');
  if (encoding.implicit) write(head, length, 4, 4, encoding);
  else if (head.length === 8) write(head, length, 6, 2, encoding);
  else write(head, length, 8, 4, encoding);
  return Buffer.concat([head, bytes]);
}

function encode(vr: string, value: DicomValue, encoding: Encoding): Buffer {
  if (vr === 'SQ')
    return Buffer.concat((value as DicomAttributes[]).map((item) => sequenceItem(item, encoding)));
  if (typeof value === 'string') {
    return Buffer.from(value.length % 2 ? `${value}${vr === 'UI' ? '\0' : ' '}` : value, 'latin1');
  }
  if (value instanceof Uint8Array) return Buffer.from(value);
  const size = NUMBER_BYTES[vr];
  const out = Buffer.alloc(size * value.length);
  (value as number[]).forEach((number, n) => {
    if (vr === 'FD') {
      if (encoding.littleEndian) out.writeDoubleLE(number, 8 * n);
      else out.writeDoubleBE(number, 8 * n);
    } else write(out, number, size * n, size, encoding);
  });
  return out;
}

function sequenceItem(item: DicomAttributes, encoding: Encoding): Buffer {
  const body = elements(item, encoding);
  const head = Buffer.alloc(8);
  write(head, 0xfffe, 0, 2, encoding);
  write(head, 0xe000, 2, 2, encoding);
  write(head, body.length, 4, 4, encoding);
  return Buffer.concat([head, body]);
}

function write(out: Buffer, value: number, at: number, size: number, { littleEndian }: Encoding): void {
  if (littleEndian) out.writeUIntLE(value, at, size);
  else out.writeUIntBE(value, at, size);
}
