import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/**
 * The records of a CSV text (RFC 4180), one after the other, so that a long file is not held twice. Comma, semicolon
 * or tab separate the fields, whichever the first line has most of. Empty lines are left out.
 * @throws CORRUPT_FILE when a quote is not closed
 */
export function* parseCsv(text: string, fileName: string): Generator<readonly string[]> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(content);
  let at = 0;
  while (at < content.length) {
    const record: string[] = [];
    at = readRecord(content, at, separator, record, fileName);
    if (record.length > 1 || record[0] !== '') yield record;
  }
}

function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = end < 0 ? text : text.slice(0, end);
  const count = (separator: string): number => head.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Reads one record and gives where the next one begins. */
function readRecord(
  text: string,
  from: number,
  separator: string,
  record: string[],
  fileName: string,
): number {
  let at = from;
  for (;;) {
    const field = text[at] === '"' ? readQuoted(text, at, fileName) : readPlain(text, at, separator);
    record.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
    return at + 1;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function readPlain(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end };
}

function readQuoted(text: string, from: number, fileName: string): Field {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new SonoledgerError('CORRUPT_FILE', `${fileName} has a quote that is not closed.`);
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') {
      const rest = text.slice(quote + 1).search(/[,;\t\r\n]|$/);
      return { value: parts.join('"'), end: quote + 1 + rest };
    }
    at = quote + 2;
  }
}
