import { describe, expect, it } from '@jest/globals';
import { count } from '../../../src/cli/output/count.ts';
import { formatBytes } from '../../../src/cli/output/formatBytes.ts';
import { formatDuration } from '../../../src/cli/output/formatDuration.ts';
import { formatFields } from '../../../src/cli/output/formatFields.ts';
import { formatNumber } from '../../../src/cli/output/formatNumber.ts';

describe('values for people', () => {
  it.each([
    [0, '0 ms'],
    [850.4, '850 ms'],
    [1000, '1.0 s'],
    [12_345, '12.3 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_600_000, '60 min 00 s'],
  ])('%d ms is %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [24_117_248, '23.0 MiB'],
    [5 * 2 ** 40, '5.0 TiB'],
    [2 ** 50, '1024.0 TiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('shows an absent number as a dash and a zero as a zero', () => {
    expect([formatNumber(null), formatNumber(undefined), formatNumber(0), formatNumber(2.345, 1)]).toEqual([
      '-',
      '-',
      '0.00',
      '2.3',
    ]);
  });

  it('counts in singular and plural', () => {
    expect([count(1, 'slice'), count(0, 'slice'), count(2, 'case')]).toEqual([
      '1 slice',
      '0 slices',
      '2 cases',
    ]);
  });

  it('puts fields below each other; null, empty text and an empty list are dashes', () => {
    const fields = formatFields([
      ['id', 7],
      ['warnings', []],
      ['device', null],
      ['axes', ['I', 'J']],
    ]);
    expect(fields).toBe(['id        7', 'warnings  -', 'device    -', 'axes      I, J'].join('\n'));
  });
});
