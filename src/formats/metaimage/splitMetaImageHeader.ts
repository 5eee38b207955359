import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VolumeFile } from '../types.ts';

/** What stands in the header, before it is understood. */
export interface MetaImageFields {
  readonly values: ReadonlyMap<string, string>;
  /** The lines behind "ElementDataFile = LIST". */
  readonly listed: readonly string[];
  /** Where the data begin in the same file. */
  readonly headerBytes: number;
}

const LONGEST_HEADER = 1 << 20;
const LAST_FIELD = /^[ \t]*ElementDataFile[ \t]*=[ \t]*([^\r\n]*)(?:\r?\n|$)/m;

/**
 * Splits a MetaImage header into its fields. ElementDataFile is always the last.
 * @throws CORRUPT_FILE
 */
export function splitMetaImageHeader({ bytes, fileName }: VolumeFile): MetaImageFields {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEADER));
  const text = head.toString('latin1');
  const last = LAST_FIELD.exec(text);
  if (last === null) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The MetaImage header of ${fileName} has no field ElementDataFile.`,
    );
  }
  const values = new Map<string, string>();
  for (const line of text.slice(0, last.index).split(/\r?\n/)) {
    const field = fieldOf(line, fileName);
    if (field !== undefined) values.set(...field);
  }
  const headerBytes = last.index + last[0].length;
  const dataFile = Buffer.from(last[1].trim(), 'latin1').toString('utf8');
  values.set('ElementDataFile', dataFile);
  return { values, listed: /^LIST\b/.test(dataFile) ? linesOf(head.subarray(headerBytes)) : [], headerBytes };
}

function fieldOf(line: string, fileName: string): [name: string, value: string] | undefined {
  if (line.trim() === '') return undefined;
  const at = line.indexOf('=');
  if (at > 0) return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `The MetaImage header of ${fileName} has the line "${line.slice(0, 60)}", which is no field.`,
  );
}

const linesOf = (bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
