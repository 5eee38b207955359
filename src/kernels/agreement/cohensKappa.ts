import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { normalQuantile } from '../statistics/normalQuantile.ts';
import { sum } from '../statistics/sum.ts';
import type { Agreement } from './types.ts';

/**
 * Unweighted kappa of two raters who both judged the same subjects (Cohen 1960), with the large-sample standard
 * error of Fleiss, Cohen and Everitt 1969. `level` is the confidence level, for example 0.95.
 *
 * Errors: INVALID_INPUT for lists of different length or a level outside 0 to 1.
 */
export function cohensKappa(first: readonly string[], second: readonly string[], level: number): Agreement {
  if (first.length !== second.length) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Two raters need one list of subjects but have ${first.length} and ${second.length} ratings.`,
    );
  }
  const z = normalQuantile(0.5 + level / 2);
  const nSubjects = first.length;
  if (nSubjects < 2) return { state: 'TOO_FEW_SUBJECTS', nSubjects };
  const table = shares(first, second);
  const rows = table.map((row) => sum(row));
  const columns = table.map((_, j) => sum(table.map((row) => row[j])));
  const observed = sum(table.map((row, i) => row[i]));
  const expected = sum(rows.map((row, i) => row * columns[i]));
  if (expected === 1) return { state: 'NO_VARIATION', nSubjects };
  const kappa = (observed - expected) / (1 - expected);
  const spread = variance(table, rows, columns, kappa, expected) / nSubjects;
  const standardError = Math.sqrt(Math.max(0, spread));
  return {
    state: 'DEFINED',
    kappa,
    standardError,
    lower: Math.max(-1, kappa - z * standardError),
    upper: Math.min(1, kappa + z * standardError),
    observed,
    expected,
    nSubjects,
  };
}

function shares(first: readonly string[], second: readonly string[]): number[][] {
  const categories = [...new Set([...first, ...second])].sort();
  const table = categories.map(() => categories.map(() => 0));
  for (const [i, category] of first.entries()) {
    table[categories.indexOf(category)][categories.indexOf(second[i])] += 1 / first.length;
  }
  return table;
}

function variance(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  kappa: number,
  expected: number,
): number {
  let total = -((kappa - expected * (1 - kappa)) ** 2);
  for (const [i, row] of table.entries()) {
    for (const [j, share] of row.entries()) {
      const weight =
        i === j ? 1 - (rows[i] + columns[i]) * (1 - kappa) : (1 - kappa) * (columns[i] + rows[j]);
      total += share * weight ** 2;
    }
  }
  return total / (1 - expected) ** 2;
}
