import { SonoledgerError } from '../../errors/sonoledgerError.ts';

export type CopyScalar = string | number | bigint | boolean | Date | Uint8Array | null;
/** A plain object is written as JSON, an array as a Postgres array. */
export type CopyValue = CopyScalar | readonly CopyValue[] | Readonly<{ [key: string]: unknown }>;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** One line of COPY text format: tab between columns, \N for null (PostgreSQL manual, COPY, File Formats). */
export function encodeCopyRow(values: readonly CopyValue[]): string {
  let line = '';
  for (let column = 0; column < values.length; column++) {
    if (column > 0) line += '\t';
    line += encodeColumn(values[column], column);
  }
  return `${line}\n`;
}

function encodeColumn(value: CopyValue, column: number): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return encodeNumber(value, column);
  return escapeText(textOf(value, column));
}

function encodeNumber(value: number, column: number): string {
  if (!Number.isFinite(value)) throw invalid(column, `the number ${value} is not finite`);
  return String(value);
}

function escapeText(text: string): string {
  return text.replace(/[\\\b\f\n\r\t\v]/g, (character) => ESCAPES[character]);
}

/** The text that Postgres would read for a value, before the escapes of COPY. */
function textOf(value: Exclude<CopyValue, null>, column: number): string {
  if (typeof value === 'string') return checkedText(value, column);
  if (typeof value === 'number') return encodeNumber(value, column);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'bigint') return String(value);
  if (value === undefined) throw invalid(column, 'the value is undefined; write null when it is absent');
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`;
  if (Array.isArray(value)) return arrayText(value, column);
  return checkedText(JSON.stringify(value), column);
}

function arrayText(values: readonly CopyValue[], column: number): string {
  return `{${values.map((value) => elementText(value, column)).join(',')}}`;
}

function elementText(value: CopyValue, column: number): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return arrayText(value, column);
  return `"${textOf(value, column).replace(/["\\]/g, '\\$&')}"`;
}

function checkedText(text: string, column: number): string {
  if (text.includes('\0'))
    throw invalid(column, 'the text holds a NUL character, which Postgres cannot store');
  return text;
}

function invalid(column: number, reason: string): SonoledgerError {
  return new SonoledgerError('INVALID_INPUT', `Column ${column + 1} of a row cannot be stored: ${reason}.`);
}
