import { describe, expect, test } from '@jest/globals';
import { parseMembers } from '../../../src/cli/publications/parseMembers.ts';

describe('parseMembers', () => {
  test('reads patients, or volumes of patients', () => {
    expect(parseMembers('pseudonym\r\nA\r\n\r\nB\r\n', 'm.csv')).toEqual([
      { pseudonym: 'A' },
      { pseudonym: 'B' },
    ]);
    expect(parseMembers('\uFEFFPseudonym,Volume\n"A, ""x""",US_pre\nB, US_post', 'm.csv')).toEqual([
      { pseudonym: 'A, "x"', volume: 'US_pre' },
      { pseudonym: 'B', volume: 'US_post' },
    ]);
  });

  test.each([
    ['', 'line 1'],
    ['name\nA', 'line 1'],
    ['pseudonym,volume\nA,v\nB', 'line 3'],
    ['pseudonym,volume\nA,', 'line 2'],
    ['pseudonym\nA,b', 'line 2'],
  ])('names the line of %j that cannot be read', (text, line) => {
    expect(() => parseMembers(text, 'm.csv')).toThrow(`m.csv, ${line}`);
  });
});
