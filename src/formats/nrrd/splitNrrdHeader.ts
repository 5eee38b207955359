import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VolumeFile } from '../types.ts';

/** What stands in the header, before it is understood. Names of fields are lower-case. */
export interface NrrdFields {
  readonly values: ReadonlyMap<string, string>;
  /** The lines behind "data file: LIST". */
  readonly listed: readonly string[];
  /** Where the data begin in the same file. */
  readonly headerBytes: number;
}

const LONGEST_HEADER = 1 << 20;
const MAGIC = /^NRRD000\d$/;

/**
 * Splits an NRRD header into its fields. Comments and key/value pairs (":=") are passed over: they are the writer's own.
 * @throws CORRUPT_FILE
 */
export function splitNrrdHeader({ bytes, fileName }: VolumeFile): NrrdFields {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEADER));
  const end = /\n\r?\n/.exec(head.toString('latin1'));
  const headerBytes = end === null ? head.length : end.index + end[0].length;
  const [magic, ...lines] = head.subarray(0, headerBytes).toString('utf8').split(/\r?\n/);
  if (!MAGIC.test(magic.trim()))
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is no whole NRRD file.`);
  const values = new Map<string, string>();
  for (const [n, line] of lines.entries()) {
    const field = fieldOf(line, fileName);
    if (field === undefined) continue;
    const [name, value] = field;
    if (values.has(name)) {
      throw new SonoledgerError('CORRUPT_FILE', `The NRRD header of ${fileName} has "${name}" twice.`);
    }
    values.set(name, value);
    if (isList(name, value)) {
      return { values, listed: lines.slice(n + 1).filter((name) => name.trim() !== ''), headerBytes };
    }
  }
  return { values, listed: [], headerBytes };
}

function fieldOf(line: string, fileName: string): [name: string, value: string] | undefined {
  if (line.trim() === '' || line.startsWith('#')) return undefined;
  const at = line.indexOf(':');
  if (at >= 0 && line[at + 1] === '=') return undefined;
  if (at > 0) return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `The NRRD header of ${fileName} has the line "${line.slice(0, 60)}", which is no field.`,
  );
}

export const isList = (name: string, value: string): boolean =>
  (name === 'data file' || name === 'datafile') && /^LIST(\s+\d+)?$/.test(value);
