import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MeasuredCase } from './types.ts';

const COLUMNS = [
  'patient',
  'condition',
  'errorCode',
  'startMm',
  'errorMm',
  'movedMm',
  'similarityAboveNull',
  'similarityAboveNullSd',
  'similarityGainSd',
  'restartCount',
  'restartsInBasin',
  'restartDispersionMm',
  'secondModeGap',
  'overlapFraction',
  'spreadMm',
] as const satisfies readonly (keyof MeasuredCase)[];

const TEXTS: ReadonlySet<string> = new Set(['condition', 'errorCode']);

/** A CSV of measured cases that grows while it is measured, so that a run can be continued. */
export interface CaseFile {
  read(): MeasuredCase[];
  append(measured: MeasuredCase): void;
  clear(): void;
}

export function caseFile(path: string): CaseFile {
  const clear = (): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${COLUMNS.join(',')}\n`);
  };
  return {
    clear,
    read: () => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(1).map(parse) : []),
    append: (measured) => {
      if (!existsSync(path)) clear();
      appendFileSync(path, `${COLUMNS.map((column) => format(measured[column])).join(',')}\n`);
    },
  };
}

function parse(line: string): MeasuredCase {
  const cells = line.split(',');
  const entries = COLUMNS.map((column, n) => {
    if (TEXTS.has(column)) return [column, cells[n]];
    return [column, cells[n] === '' ? null : Number(cells[n])];
  });
  return Object.fromEntries(entries) as MeasuredCase;
}

function format(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : String(Number(value.toPrecision(5)));
}
