import { proportionOf } from '../../kernels/statistics/proportionOf.ts';
import { formatCount } from '../formatCount.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { wrapText } from '../markup/wrapText.ts';
import type { FlowCount, FlowExclusion, FlowNode } from '../types.ts';
import type { FlowBlock } from './flowBox.ts';
import type { FlowColumns } from './flowPage.ts';

const PADDING = 10;
const LINE = 13;
/** A reason that excluded nothing is still readable in print, but steps back. */
const ZERO_INK = '#595959';

type Levels<Value> = readonly [patients: Value, volumes: Value, slices: Value];

/** The box at the side of a stage: what left with its rates, then one row per reason, also where it excluded nothing. */
export function exclusionBox(node: FlowNode, at: FlowColumns, top: number): FlowBlock {
  const total = levels(node.excluded.map(({ count }) => count).reduce(add, zero(node.nIn)));
  const entered = levels(node.nIn);
  let y = top + 17;
  const head = svg`<text x="${at.sideLeft + PADDING}" y="${y}" font-weight="bold">Excluded</text>${row(total.map(formatCount), at, y, '#000', 'bold')}
<text x="${at.sideLeft + PADDING}" y="${y + 12}" font-size="9">Rate (95 % interval), %</text>${rateRow(total, entered, at, y + 12)}
<path d="M${at.sideLeft + PADDING} ${y + 18}H${at.sideRight - PADDING}" stroke="#000" stroke-width="0.5"/>`;
  y += 31;
  const rows = node.excluded.map((reason) => {
    const { markup, height } = reasonRow(reason, at, y);
    y += height;
    return markup;
  });
  const height = y - top - 5;
  const width = at.sideRight - at.sideLeft;
  return {
    height,
    markup: svg`<rect x="${at.sideLeft}" y="${top}" width="${width}" height="${height}" fill="#fff" stroke="#000" stroke-width="0.8"/>${head}${rows}`,
  };
}

/** The names of the columns, above the first box. */
export const columnHeads = (at: FlowColumns, y: number): Markup =>
  row(['patients', 'volumes', 'slices'], at, y, '#000');

function reasonRow({ title, reasonCode, count }: FlowExclusion, at: FlowColumns, y: number): FlowBlock {
  const counts = levels(count);
  const ink = counts.every((value) => (value ?? 0) === 0) ? ZERO_INK : '#000';
  const width = at.counts[0] - 34 - at.sideLeft - PADDING;
  const lines = wrapText(title, width, 10.5);
  const texts = lines.map(
    (line, n) => svg`<text x="${at.sideLeft + PADDING}" y="${y + n * LINE}" fill="${ink}">${line}</text>`,
  );
  return {
    height: LINE * lines.length,
    markup: svg`<g><title>${reasonCode}</title>${texts}${row(counts.map(formatCount), at, y, ink)}</g>`,
  };
}

function row(
  texts: readonly string[],
  at: FlowColumns,
  y: number,
  ink: string,
  weight = 'normal',
  size = 10.5,
): Markup {
  const cells = texts.map(
    (text, n) =>
      svg`<text x="${at.counts[n]}" y="${y}" text-anchor="end" fill="${ink}" font-weight="${weight}" font-size="${size}">${text}</text>`,
  );
  return svg`${cells}`;
}

function rateRow(
  left: Levels<number | null>,
  entered: Levels<number | null>,
  at: FlowColumns,
  y: number,
): Markup {
  const texts = left.map((count, n) => rateText(count, entered[n]));
  return row(texts, at, y, '#000', 'normal', 9);
}

/** "10.0 (4.0–23.1)". */
function rateText(count: number | null, total: number | null): string {
  if (count === null || total === null) return '–';
  // A picture shows what it is given; counts that do not fit have been pointed out in the box of the stage.
  const { share, lower, upper } = proportionOf(Math.min(count, total), total);
  if (share === null || lower === null || upper === null) return '–';
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(share)} (${percent(lower)}–${percent(upper)})`;
}

const levels = ({ patients, volumes, slices }: FlowCount): Levels<number | null> => [
  patients,
  volumes,
  slices,
];

const zero = ({ patients, volumes, slices }: FlowCount): FlowCount => ({
  patients: patients === null ? null : 0,
  volumes: volumes === null ? null : 0,
  slices: slices === null ? null : 0,
});

const add = (a: FlowCount, b: FlowCount): FlowCount => ({
  patients: a.patients === null ? null : a.patients + (b.patients ?? 0),
  volumes: a.volumes === null ? null : a.volumes + (b.volumes ?? 0),
  slices: a.slices === null ? null : a.slices + (b.slices ?? 0),
});
