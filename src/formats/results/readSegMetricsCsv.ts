import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { caseNameOf } from './caseNameOf.ts';
import { type CsvTable, readCsv, requireColumn } from './readCsv.ts';
import { requireDistinctCases } from './requireDistinctCases.ts';
import type { ResultCase, ResultFile, StatedCounts } from './types.ts';

/** Metric columns of seg_metrics.write_metrics. */
const METRICS = [
  'dice',
  'jaccard',
  'precision',
  'recall',
  'fpr',
  'fnr',
  'vs',
  'hd',
  'hd95',
  'msd',
  'mdsd',
  'stdsd',
];
const NO_NUMBER = /^(|nan|none|null|[+-]?inf(inity)?)$/i;

/**
 * Reads the table that `write_metrics` of seg-metrics writes: a row for each file and label, with the path of the
 * prediction in `filename`, in any order of columns, with or without TP, FP and FN.
 * @param label the label whose rows are taken; files without a label column have one label only
 * @throws CORRUPT_FILE naming the row and column, PAYLOAD_TOO_LARGE
 */
export function readSegMetricsCsv(text: string, fileName: string, label = 1): ResultFile {
  const table = readCsv(text, fileName);
  const named = requireColumn(table, 'filename', fileName);
  const labelled = table.columns.indexOf('label');
  const metrics = METRICS.filter((name) => table.columns.includes(name));
  if (metrics.length === 0) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} has no column of seg-metrics (${METRICS.join(', ')}).`,
    );
  }
  const cases: ResultCase[] = [];
  for (const [n, row] of table.rows.entries()) {
    if (labelled >= 0 && cell(row[labelled], fileName, n, 'label') !== label) continue;
    const number = (column: string): number | null =>
      cell(row[table.columns.indexOf(column)], fileName, n, column);
    cases.push({
      caseName: caseNameOf(row[named]),
      values: Object.fromEntries(metrics.map((name) => [name, number(name)])),
      counts: countsOf(table, number, fileName),
    });
  }
  requireDistinctCases(cases, fileName);
  return { metrics, cases };
}

function countsOf(
  { columns }: CsvTable,
  number: (column: string) => number | null,
  fileName: string,
): StatedCounts | null {
  if (!['TP', 'FP', 'FN'].every((name) => columns.includes(name))) return null;
  const [tp, fp, fn] = ['TP', 'FP', 'FN'].map(number);
  if ([tp, fp, fn].every((count) => Number.isSafeInteger(count) && (count as number) >= 0)) {
    return { tp: tp as number, fp: fp as number, fn: fn as number };
  }
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName}: TP, FP and FN are counts, but it has ${tp}, ${fp}, ${fn}.`,
  );
}

// Lists of one number appear where a script put the dictionary of one label into a table.
function cell(text: string, fileName: string, row: number, column: string): number | null {
  const plain = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  if (NO_NUMBER.test(plain)) return null;
  const value = Number(plain);
  if (Number.isFinite(value)) return value;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName}, row ${row + 2}, column ${column}: "${text.slice(0, 40)}" is no number.`,
  );
}
