import { join } from 'node:path';
import type { ThreadPool } from '../../../compute/threads/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import type { ImportOptions } from '../types.ts';
import { readTableFile } from './readTableFile.ts';

/** A row of a clinical table: column to text. */
export type ClinicalRow = ReadonlyMap<string, string>;

export interface ClinicalTable {
  rowOf(pseudonym: string): ClinicalRow | undefined;
  histologyOf(pseudonym: string): string | null;
}

/**
 * Reads the table with a row a patient. A patient is found by the pseudonym or by its number, so that "22" and
 * "ReMIND-022" meet.
 * @throws FILE_NOT_FOUND, CORRUPT_FILE, INVALID_INPUT when a column is missing or a patient has two rows
 */
export async function readClinicalTable(
  rootPath: string,
  { file, sheet, patientColumn, histologyColumn }: NonNullable<ImportOptions['clinical']>,
  threads: ThreadPool,
): Promise<ClinicalTable> {
  const real = await resolveImportPath(join(rootPath, file), [rootPath]);
  const { columns, rows } = await readTableFile({ path: real, name: file, sheet }, threads);
  requireColumns(file, columns, [patientColumn, ...(histologyColumn === null ? [] : [histologyColumn])]);
  const byPatient = new Map<string, ClinicalRow>();
  for (const row of rows) {
    const name = row.get(patientColumn)?.trim() ?? '';
    if (name === '') continue;
    const key = patientKey(name);
    if (byPatient.has(key)) {
      throw new SonoledgerError('INVALID_INPUT', `${file} has two rows for patient ${name}: keep one.`);
    }
    byPatient.set(key, row);
  }
  const rowOf = (pseudonym: string): ClinicalRow | undefined => byPatient.get(patientKey(pseudonym));
  const histologyOf = (pseudonym: string): string | null =>
    (histologyColumn === null ? '' : (rowOf(pseudonym)?.get(histologyColumn)?.trim() ?? '')) || null;
  return { rowOf, histologyOf };
}

export function requireColumns(file: string, columns: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${file} has no column ${missing.map((name) => `"${name}"`).join(', ')}. It has ${columns.join(', ')}.`,
  );
}

/** The number at the end of a name, without leading zeros; the whole name where there is none. */
const patientKey = (name: string): string => {
  const number = /(\d+)(\.0+)?$/.exec(name)?.[1];
  return number === undefined ? name.toLowerCase() : String(Number(number));
};
