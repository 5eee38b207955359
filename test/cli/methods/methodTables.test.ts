import { describe, expect, it } from '@jest/globals';
import { methodsCsv } from '../../../src/cli/methods/methodsCsv.ts';
import { methodsMarkdown } from '../../../src/cli/methods/methodsMarkdown.ts';
import { methodTables } from '../../../src/cli/methods/methodTables.ts';
import type { MethodRow } from '../../../src/cli/methods/types.ts';

const proportion = (count: number, total: number) => ({ count, total, share: 0.5, lower: 0.07, upper: 0.2 });
const few = (...values: number[]) => ({
  ...{ count: values.length, q1: 1, median: 2, q3: 3, mean: 2, largest: values.at(-1) ?? null, values },
});
const many = { count: 100, q1: 1, median: 2, q3: 3, mean: 4.5, largest: 31.25, values: null };

const row: MethodRow = {
  ...{ method: 'LC2_RIGID', patientCount: 100, volumeCount: 100, pendingCount: 0, cancelledCount: 0 },
  ...{ mtreIsTrainingError: false, completed: proportion(98, 100), failed: proportion(2, 100) },
  excluded: proportion(12, 100),
  exclusionsByReason: [
    { reason: { code: 'LOW_OVERLAP', title: 'Low overlap' }, excluded: proportion(12, 100) },
  ],
  ...{ mtreTrackedMm: many, mtreRegisteredMm: many, durationMs: { ...many, median: 12_340 } },
  againstTrackedPose: {
    ...{ volumeCount: 98, better: proportion(90, 98), worse: proportion(7, 98), equal: proportion(1, 98) },
    mtreChangeMm: { ...many, median: -3.5 },
  },
  ...{ wrong: proportion(8, 98), betterByEvidence: proportion(80, 98), silentFailures: proportion(3, 75) },
  verdicts: {
    ...{ acceptedAndBetter: 1, acceptedNotBetter: 0, rejectedAndBetter: 0, rejectedNotBetter: 1 },
    ...{ unsureCount: 0, openCount: 0, unreviewedCount: 96, agreement: proportion(2, 2) },
  },
};
const tracked: MethodRow = { ...row, method: 'TRACKED_POSE', againstTrackedPose: null };
/** Runs of spaces as one. */
const text = (...rows: MethodRow[]): string => methodTables(rows).replace(/ {2,}/g, ' ');

describe('methodTables', () => {
  it('gives every count its denominator, and the exclusions their interval', () => {
    expect(text(row)).toContain('LC2_RIGID 100 100 98/100 2/100 12/100 [7, 20] % 8/98 80/98 3/75 2/2');
    expect(text(row)).toContain('LC2_RIGID: 12/100 excluded, Low overlap (LOW_OVERLAP).');
  });

  it('gives quartiles and what changed against the tracked pose', () => {
    expect(text(tracked, row)).toContain('LC2_RIGID 100 2.00 [1.00, 3.00] 4.50 31.25 98 90 7 -3.50 12.3');
    expect(text(tracked, row)).toContain('TRACKED_POSE 100 2.00 [1.00, 3.00] 4.50 31.25 - - - - 12.3');
  });

  it('stays narrow, and shows waiting registrations only where there are some', () => {
    const longest: MethodRow = { ...row, method: 'ELASTIX_MI_RIGID' };
    for (const line of methodTables([tracked, longest]).split('\n')) expect(line.length).toBeLessThan(132);
    expect(text(row)).not.toMatch(/pending|cancelled/);
    expect(text({ ...row, pendingCount: 3 })).toContain('98/100 2/100 3 12/100');
  });

  it('prints the values instead of quartiles when there are fewer than five', () => {
    expect(text({ ...row, mtreRegisteredMm: few(1, 2.25, 7) })).toContain(
      'LC2_RIGID 3 1.00, 2.25, 7.00 2.00',
    );
    expect(text({ ...row, mtreRegisteredMm: { ...few(), mean: null } })).toContain('LC2_RIGID 0 - - -');
  });

  it('says the tracked error once, or for which methods it is which', () => {
    const line = 'mTRE in the tracked pose, mm: 2.00 [1.00, 3.00], mean 4.50, largest 31.25, n 100';
    expect(methodTables([tracked, row]).split(line)).toHaveLength(2);
    expect(methodTables([tracked, { ...row, mtreTrackedMm: few(1) }])).toContain(`${line} (TRACKED_POSE)`);
  });

  it('says so when there is nothing', () => {
    expect(methodTables([])).toBe('No registrations on this data set.');
  });
});

describe('the methods in other formats', () => {
  it('are a line of CSV each, with all digits and a denominator for every count', () => {
    const [head, first, second] = methodsCsv([tracked, row]).split('\n');
    const names = head.split(',');
    const fieldOf = (line: string, name: string) => line.split(',')[names.indexOf(name)];
    expect(fieldOf(second, 'method')).toBe('LC2_RIGID');
    expect([fieldOf(second, 'silent_failures'), fieldOf(second, 'silent_failures_of')]).toEqual(['3', '75']);
    expect(fieldOf(second, 'mtre_largest_mm')).toBe('31.25');
    expect(fieldOf(first, 'paired')).toBe('');
    expect(first.split(',')).toHaveLength(names.length);
  });

  it('are two tables of Markdown with what the words mean', () => {
    const lines = methodsMarkdown([tracked, row]).split('\n');
    expect(lines.filter((line) => line.startsWith('| LC2\\_RIGID |'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('| --- | ---'))).toHaveLength(2);
    expect(lines.join(' ')).toContain('Silent failures: wrong');
  });
});
