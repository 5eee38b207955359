import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../../src/formats/csv/parseCsv.ts';

const records = (text: string) => [...parseCsv(text, 'a.csv')];

describe('parseCsv', () => {
  it.each([
    [
      'plain fields',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no end of line',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Windows lines and a mark of the byte order',
      '\uFEFFa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quotes, with separators, lines and quotes in them', 'a,"b,\n""c"""\n', [['a', 'b,\n"c"']]],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['empty lines', 'a\n\n\n1\n', [['a'], ['1']]],
    ['empty fields', 'a,,\n', [['a', '', '']]],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(records(text)).toEqual(expected);
  });

  it('refuses a quote that is not closed', () => {
    expect(() => records('a,"b\nc')).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
  });

  it('gives 100,000 records one after the other', () => {
    const text = `a,b\n${'1,"x"\n'.repeat(100_000)}`;
    let count = 0;
    for (const _ of parseCsv(text, 'a.csv')) count++;
    expect(count).toBe(100_001);
  });
});
