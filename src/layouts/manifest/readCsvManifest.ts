import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Claim } from '../types.ts';
import { claimOfEntry } from './claimOfEntry.ts';
import type { ManifestContent } from './readJsonManifest.ts';

const REQUIRED = ['kind', 'patient', 'file'];

/** Reads the records of a CSV manifest, the first being the names of its columns. CORRUPT_FILE without those needed. */
export function readCsvManifest(records: Iterable<readonly string[]>, fileName: string): ManifestContent {
  let columns: readonly string[] | undefined;
  let line = 1;
  const claims: Claim[] = [];
  const histology = new Map<string, string>();
  for (const record of records) {
    if (columns === undefined) {
      columns = record.map((name) => name.trim());
      requireColumns(columns, fileName);
      continue;
    }
    const entry = toEntry(columns, record);
    if (entry['histology'] !== undefined) histology.set(entry['patient'], entry['histology']);
    claims.push(claimOfEntry(entry, `${fileName} row ${++line}`));
  }
  if (columns === undefined) throw new SonoledgerError('CORRUPT_FILE', `${fileName} is empty.`);
  return { claims, histology };
}

function requireColumns(columns: readonly string[], fileName: string): void {
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length === 0) return;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName} is no manifest: it has no column ${missing.join(', ')}. It has ${columns.join(', ')}.`,
  );
}

/** An empty cell is a field that is left out. */
const toEntry = (columns: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap((name, n) => ((cells[n] ?? '').trim() === '' ? [] : [[name, cells[n].trim()] as const])),
  );
