import { describe, expect, test } from '@jest/globals';
import { niceTicks } from '../../src/rendering/chart/niceTicks.ts';
import { rasterise } from '../../src/rendering/markup/rasterise.ts';
import { renderComparisonChartSvg } from '../../src/rendering/renderComparisonChartSvg.ts';
import type { ChartCell, ComparisonChart } from '../../src/rendering/types.ts';

const CELL: ChartCell = { arm: 'a', bin: 's', mean: 0.5, sd: 0.25, nDefined: 8, nTotal: 1009 };

function chart(changes: Partial<ComparisonChart> = {}): ComparisonChart {
  return {
    arms: [
      { key: 'a', title: 'MRI' },
      { key: 'b', title: 'US' },
    ],
    bins: [{ key: 's', title: '0 to 35 mm²' }],
    cells: [CELL],
    metricTitle: 'Dice',
    unit: '',
    range: [0, 1],
    ...changes,
  };
}

describe('renderComparisonChartSvg', () => {
  test('prints mean, SD and both counts, and says what was not evaluated', () => {
    const text = renderComparisonChartSvg(chart());
    for (const expected of ['0.50 ± 0.25', '8 / 1,009', 'not evaluated', '0 to 35 mm²'])
      expect(text).toContain(expected);
  });

  test('centres the whisker on the mean', () => {
    // Axis from x = 108 to 702: labels of the least width 80 after the margin of 16.
    const x = (value: number): number => 108 + value * (702 - 108);
    const text = renderComparisonChartSvg(chart());
    expect(text).toContain(`H${x(0.75)}M${x(0.25)} `);
    expect(text).toContain(`M${x(0.5) - 5} `);
  });

  test('ends a whisker without a cap where the metric ends', () => {
    const text = renderComparisonChartSvg(chart({ cells: [{ ...CELL, mean: 0.1, sd: 0.3 }] }));
    expect(text.match(/v8/g)).toHaveLength(1);
    expect(text).toContain('0.10 ± 0.30');
  });

  test('shows a cell without a defined value and one without SD', () => {
    const cells = [
      { ...CELL, mean: null, sd: null, nDefined: 0 },
      { ...CELL, arm: 'b', sd: null, nDefined: 1 },
    ];
    const text = renderComparisonChartSvg(chart({ cells }));
    expect(text).toContain('no defined value');
    expect(text).toContain('>0.50</text>');
  });

  test('chooses an axis for a metric without bounds, and survives nothing to show', () => {
    const cells = [{ ...CELL, mean: 12, sd: 5 }];
    expect(renderComparisonChartSvg(chart({ cells, range: [0, null], unit: 'mm' }))).toContain('>20</text>');
    const empty = renderComparisonChartSvg(chart({ arms: [], bins: [], cells: [], range: undefined }));
    expect(rasterise(empty).length).toBeGreaterThan(100);
  });

  test('escapes titles', () => {
    expect(renderComparisonChartSvg(chart({ metricTitle: '<i>' }))).not.toContain('<i>');
  });

  test('refuses cells that fit nowhere, twice, or hold no number', () => {
    expect(() => renderComparisonChartSvg(chart({ cells: [{ ...CELL, arm: 'z' }] }))).toThrow(
      'unknown or double',
    );
    expect(() => renderComparisonChartSvg(chart({ cells: [CELL, CELL] }))).toThrow('unknown or double');
    expect(() => renderComparisonChartSvg(chart({ cells: [{ ...CELL, mean: 1.2 }] }))).toThrow(
      'outside the range',
    );
    expect(() => renderComparisonChartSvg(chart({ cells: [{ ...CELL, sd: Number.NaN }] }))).toThrow('null');
  });
});

describe('niceTicks', () => {
  test.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 17, [0, 5, 10, 15, 20]],
    [-0.13, 0.42, [-0.2, 0, 0.2, 0.4, 0.6]],
    [3, 3, [3, 4, 5, 6]],
    [0, 0, [0, 0.2]],
  ])('covers %d to %d with round numbers', (low, high, expected) => {
    const ticks = niceTicks(low, high);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(high);
    if (high > low) expect(ticks).toEqual(expected);
    expect(ticks.length).toBeGreaterThan(1);
  });
});
