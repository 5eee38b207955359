import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { armMarker, markerSvg } from './chart/markerSvg.ts';
import { niceTicks } from './chart/niceTicks.ts';
import { formatCount } from './formatCount.ts';
import type { Markup } from './markup/markup.ts';
import { svg } from './markup/svg.ts';
import { textWidth } from './markup/textWidth.ts';
import { truncateText } from './markup/truncateText.ts';
import type { ChartCell, ComparisonChart } from './types.ts';

const WIDTH = 960;
const MARGIN = 16;
const VALUES = 230;
const TOP = 56;
const GROUP = 30;
const ROW = 24;
const QUIET = '#555';

/**
 * Arms compared in size bins as SVG text, on white: one row per arm in every bin with its mean as a mark, one
 * standard deviation to either side as a whisker, and the numbers with n defined of n total. A whisker that
 * would leave the range of the metric ends there without a cap. Undefined and absent values say so.
 *
 * @throws INVALID_INPUT when a cell names an unknown arm or bin, or lies outside the range; NON_FINITE_VALUES for a value that is no number.
 */
export function renderComparisonChartSvg(chart: ComparisonChart): string {
  validate(chart);
  const ticks = niceTicks(...axisSpan(chart));
  const labels = Math.min(300, Math.max(80, ...chart.arms.map((arm) => textWidth(arm.title, 13) + 30)));
  const scale = linearScale(ticks, MARGIN + labels + 12, WIDTH - MARGIN - VALUES - 12);
  const bottom = TOP + chart.bins.length * (GROUP + ROW * chart.arms.length + 6);
  const height = bottom + 34;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" font-size="13" role="img" aria-label="${chart.metricTitle} of ${String(chart.arms.length)} arms in ${String(chart.bins.length)} size bins, mean and standard deviation">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="${MARGIN}" y="28" font-size="16" font-weight="bold" fill="#000">${axisTitle(chart)}</text>
<text x="${WIDTH - MARGIN - VALUES}" y="28" font-size="12" fill="${QUIET}">mean ± SD</text>
<text x="${WIDTH - MARGIN}" y="28" text-anchor="end" font-size="12" fill="${QUIET}">n defined / n total</text>
${ticks.map((tick) => tickSvg(tick, scale(tick), bottom))}
${chart.bins.map((bin, n) => groupSvg(chart, bin.key, bin.title, TOP + n * (GROUP + ROW * chart.arms.length + 6), labels, scale))}
</svg>`.text;
}

type Scale = (value: number) => number;

function groupSvg(
  chart: ComparisonChart,
  bin: string,
  title: string,
  top: number,
  labels: number,
  scale: Scale,
): Markup {
  const rows = chart.arms.map((arm, n) => {
    const y = top + GROUP + ROW * n + 6;
    const cell = chart.cells.find((candidate) => candidate.arm === arm.key && candidate.bin === bin);
    return svg`<text x="${MARGIN + 14}" y="${y + 5}" fill="#000"><title>${arm.title}</title>${truncateText(arm.title, labels - 14, 13)}</text>
${cellSvg(cell, n, y, scale, chart.range)}`;
  });
  return svg`<path d="M${MARGIN} ${top}H${WIDTH - MARGIN}" stroke="#bbb"/>
<text x="${MARGIN}" y="${top + 20}" font-weight="bold" fill="#000">${title}</text>${rows}`;
}

function cellSvg(
  cell: ChartCell | undefined,
  arm: number,
  y: number,
  scale: Scale,
  range: ComparisonChart['range'],
): Markup {
  const note = (text: string, x: number, anchor: string): Markup =>
    svg`<text x="${x}" y="${y + 5}" font-size="12" text-anchor="${anchor}" fill="${QUIET}">${text}</text>`;
  if (!cell) return note('not evaluated', WIDTH - MARGIN, 'end');
  const counts = note(`${formatCount(cell.nDefined)} / ${formatCount(cell.nTotal)}`, WIDTH - MARGIN, 'end');
  if (cell.mean === null) return svg`${note('no defined value', WIDTH - MARGIN - VALUES, 'start')}${counts}`;
  const sd = cell.sd === null ? '' : ` ± ${cell.sd.toFixed(2)}`;
  return svg`${cell.sd !== null && whisker(cell.mean, cell.sd, armMarker(arm).colour, y, scale, range)}
${markerSvg(armMarker(arm), scale(cell.mean), y)}
<text x="${WIDTH - MARGIN - VALUES}" y="${y + 5}" fill="#000">${cell.mean.toFixed(2)}${sd}</text>${counts}`;
}

function whisker(
  mean: number,
  sd: number,
  colour: string,
  y: number,
  scale: Scale,
  range: ComparisonChart['range'],
): Markup {
  const least = range?.[0] ?? Number.NEGATIVE_INFINITY;
  const most = range?.[1] ?? Number.POSITIVE_INFINITY;
  const [low, high] = [Math.max(least, mean - sd), Math.min(most, mean + sd)];
  const cap = (value: number): Markup => svg`M${scale(value)} ${y - 4}v8`;
  return svg`<path d="M${scale(low)} ${y}H${scale(high)}${mean - sd >= least && cap(low)}${mean + sd <= most && cap(high)}" stroke="${colour}" stroke-width="1.8" fill="none"/>`;
}

function tickSvg(tick: number, x: number, bottom: number): Markup {
  return svg`<path d="M${x} ${TOP - 6}V${bottom}" stroke="#e2e2e2"/>
<text x="${x}" y="${bottom + 20}" text-anchor="middle" font-size="12" fill="${QUIET}">${String(Number(tick.toPrecision(6)))}</text>`;
}

function linearScale(ticks: readonly number[], left: number, right: number): Scale {
  const low = ticks[0];
  const high = ticks[ticks.length - 1];
  return (value) => left + ((value - low) / (high - low)) * (right - left);
}

/** The metric's range, where it has one; else from the lowest to the highest end of a whisker. */
function axisSpan({ cells, range }: ComparisonChart): [number, number] {
  const ends = cells.flatMap(({ mean, sd }) => (mean === null ? [] : [mean - (sd ?? 0), mean + (sd ?? 0)]));
  const [low, high] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  return [range?.[0] ?? low, range?.[1] ?? high];
}

function axisTitle({ metricTitle, unit }: ComparisonChart): string {
  return unit === '' ? metricTitle : `${metricTitle} (${unit})`;
}

function validate({ arms, bins, cells, range }: ComparisonChart): void {
  const armKeys = new Set(arms.map((arm) => arm.key));
  const binKeys = new Set(bins.map((bin) => bin.key));
  const seen = new Set<string>();
  for (const cell of cells) {
    const place = JSON.stringify([cell.arm, cell.bin]);
    if (!armKeys.has(cell.arm) || !binKeys.has(cell.bin) || seen.has(place)) {
      throw new SonoledgerError(
        'INVALID_INPUT',
        `Every cell needs an arm and a bin of the chart, once each; ${cell.arm}, ${cell.bin} is unknown or double.`,
      );
    }
    seen.add(place);
    if (
      cell.mean !== null &&
      (cell.mean < (range?.[0] ?? cell.mean) || cell.mean > (range?.[1] ?? cell.mean))
    ) {
      throw new SonoledgerError(
        'INVALID_INPUT',
        `The mean ${cell.mean} lies outside the range of the metric.`,
      );
    }
    if ([cell.mean, cell.sd].some((value) => value !== null && !Number.isFinite(value))) {
      throw new SonoledgerError('NON_FINITE_VALUES', 'Give null for a mean or SD that is not defined.');
    }
  }
}
