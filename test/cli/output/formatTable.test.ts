import { describe, expect, it } from '@jest/globals';
import { formatTable } from '../../../src/cli/output/formatTable.ts';

interface Row {
  readonly name: string;
  readonly n: number;
}

const columns = [
  { title: 'arm', text: ({ name }: Row) => name },
  { title: 'slices', numeric: true, text: ({ n }: Row) => String(n) },
];

describe('formatTable', () => {
  it('aligns text to the left and numbers to the right, under a head and a rule', () => {
    const text = formatTable(columns, [
      { name: 'LC2 rigid', n: 893 },
      { name: 'Rater', n: 7 },
    ]);
    expect(text).toBe(
      ['arm        slices', '---------  ------', 'LC2 rigid     893', 'Rater           7'].join('\n'),
    );
  });

  it('says so when there is no row', () => {
    expect(formatTable(columns, [])).toBe('(none)');
  });

  it('keeps a value with line breaks on one line', () => {
    const [, , row] = formatTable(columns, [{ name: 'two\n lines', n: 1 }]).split('\n');
    expect(row).toBe('two lines       1');
  });

  it('counts a letter beyond the basic plane as one', () => {
    const [, rule] = formatTable([columns[0]], [{ name: '𝛼𝛽', n: 0 }]).split('\n');
    expect(rule).toBe('---');
  });
});
