import { describe, expect, it } from '@jest/globals';
import { formatCsv } from '../../../src/cli/comparison/formatCsv.ts';
import { formatLatex } from '../../../src/cli/comparison/formatLatex.ts';
import { formatMarkdown } from '../../../src/cli/comparison/formatMarkdown.ts';
import { formatText } from '../../../src/cli/comparison/formatText.ts';
import type { Table, TableCell } from '../../../src/cli/comparison/types.ts';

const cell = (arm: string, definition: string, bin: number, values: Partial<TableCell>): TableCell => ({
  arm: { name: arm },
  sizeBin: { number: bin },
  definition: { id: definition },
  mean: null,
  sdPopulation: null,
  sdSample: null,
  nDefined: 0,
  nTotal: 0,
  nMissing: 0,
  nPatients: 0,
  ...values,
});

/** Two arms, two bins: one arm complete, one with missing and undefined slices. */
const table: Table = {
  policy: 'FAANES_2025',
  experiment: {
    id: 'e1',
    name: 'Baselines',
    freeze: { id: 'f1', name: 'reference', hash: 'abc123' },
    arms: [{ name: 'LC2_rigid & co' }, { name: '=Rater, "2"' }],
  },
  sizeBins: [
    { number: 0, title: '0 to 35 mm2', fromMm2: 0, toMm2: 35 },
    { number: -1, title: 'All sizes', fromMm2: 0, toMm2: null },
  ],
  definitions: [
    { id: 'dice@1', title: 'Dice', unit: null, higherIsBetter: true },
    { id: 'hd95.pooled@1', title: 'HD95 (pooled)', unit: 'mm', higherIsBetter: false },
    { id: 'positivePrediction@1', title: 'Positive prediction', unit: null, higherIsBetter: true },
  ],
  cells: [
    cell('LC2_rigid & co', 'dice@1', 0, {
      mean: 0.8125,
      sdPopulation: 0.1,
      sdSample: 0.11,
      nDefined: 4,
      nTotal: 4,
      nPatients: 2,
    }),
    cell('LC2_rigid & co', 'dice@1', -1, {
      mean: 0.9,
      sdPopulation: 0.05,
      nDefined: 9,
      nTotal: 9,
      nPatients: 2,
    }),
    cell('LC2_rigid & co', 'hd95.pooled@1', 0, { nTotal: 4, nPatients: 2 }),
    cell('LC2_rigid & co', 'hd95.pooled@1', -1, { mean: 1.4, sdPopulation: 0, nDefined: 5, nTotal: 9 }),
    cell('LC2_rigid & co', 'positivePrediction@1', 0, { mean: 1, sdPopulation: 0, nDefined: 4, nTotal: 4 }),
    cell('LC2_rigid & co', 'positivePrediction@1', -1, { mean: 1, sdPopulation: 0, nDefined: 9, nTotal: 9 }),
    cell('=Rater, "2"', 'dice@1', 0, { nTotal: 4, nMissing: 4, nPatients: 2 }),
    cell('=Rater, "2"', 'dice@1', -1, { mean: 0.5, sdPopulation: null, nDefined: 1, nTotal: 9, nMissing: 4 }),
  ],
};

describe('the comparison table as text', () => {
  const text = formatText(table);

  it('shows mean, population SD and the values in the mean of all slices', () => {
    expect(text).toMatch(/LC2_rigid & co +0\.81 ± 0\.10 +4\/4 +0\.90 ± 0\.05 +9\/9/);
  });

  it('tells missing predictions, undefined values and what was never evaluated apart', () => {
    expect(text).toMatch(/=Rater, "2" +missing +0\/4 +0\.50 +1\/9/);
    expect(text).toMatch(/LC2_rigid & co +undefined +0\/4 +1\.40 ± 0\.00 +5\/9/);
    expect(text).toMatch(/=Rater, "2" +not evaluated +not evaluated/);
    expect(text).toContain('Slices without a prediction: =Rater, "2": 4.');
  });

  it('gives a share of slices no standard deviation', () => {
    expect(text).toMatch(/LC2_rigid & co +1\.00 +4\/4 +1\.00 +9\/9/);
  });

  it('says which way is better and under which policy', () => {
    expect(text).toContain('HD95 (pooled), mm; smaller is better');
    expect(text).toContain('under FAANES_2025');
  });
});

describe('the comparison table as CSV', () => {
  const lines = formatCsv(table).split('\n');

  it('has a line per cell with all digits, and an empty field for what is absent', () => {
    expect(lines).toHaveLength(1 + table.cells.length);
    expect(lines[1]).toBe('LC2_rigid & co,dice@1,,0 to 35 mm2,0.8125,0.1,0.11,4,4,0,2,FAANES_2025');
    expect(lines[3]).toBe('LC2_rigid & co,hd95.pooled@1,mm,0 to 35 mm2,,,,0,4,0,2,FAANES_2025');
  });

  it('quotes names and keeps a spreadsheet from reading one as a formula', () => {
    expect(lines[7]).toMatch(/^"'=Rater, ""2""",dice@1,/);
  });
});

describe('the comparison table for papers', () => {
  it('is valid Markdown whatever the names', () => {
    expect(formatMarkdown(table)).toContain('| LC2\\_rigid & co | 0.81 ± 0.10 (4/4) | 0.90 ± 0.05 (9/9) |');
  });

  it('is LaTeX with its signs escaped', () => {
    const latex = formatLatex(table);
    expect(latex).toContain('LC2\\_rigid \\& co & 0.81 $\\pm$ 0.10 (4/4) & 0.90 $\\pm$ 0.05 (9/9) \\\\');
    expect(latex).toContain('\\begin{tabular}{lrr}');
    expect(latex).toContain('freeze abc123');
  });
});
