import { formatCount } from '../formatCount.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { wrapText } from '../markup/wrapText.ts';
import type { FlowCount, FlowExclusion, FlowNode } from '../types.ts';
import { FLOW_WIDTH, type FlowBlock } from './flowBox.ts';

const LEFT = 0.3 * FLOW_WIDTH;
const RIGHT = FLOW_WIDTH - 16;
const TEXT = LEFT + 16;
/** Right edges of the three columns of counts. */
const COLUMNS = [RIGHT - 176, RIGHT - 92, RIGHT - 16] as const;
const TEXT_WIDTH = COLUMNS[0] - 70 - TEXT;
const LINE = 18;
/** A reason that excluded nothing is still readable in print, but steps back. */
const ZERO_INK = '#666';

/** The box at the side of a stage: one row per reason, also where it excluded nothing. */
export function exclusionBox(
  node: FlowNode,
  top: number,
): FlowBlock & { readonly left: number; readonly top: number } {
  let y = top + 24;
  const head = [
    svg`<text x="${TEXT}" y="${y}" font-weight="bold">Excluded</text>`,
    ...['patients', 'volumes', 'slices'].map((name, n) => rightText(name, COLUMNS[n], y, '#444')),
  ];
  y += 9;
  const rule = svg`<path d="M${TEXT} ${y}H${RIGHT - 16}" stroke="#000" stroke-width="0.8"/>`;
  y += 18;
  const rows = node.excluded.map((row) => {
    const { markup, height } = exclusionRow(row, y);
    y += height;
    return markup;
  });
  const height = y - top - 4;
  return {
    left: LEFT,
    top,
    height,
    markup: svg`<rect x="${LEFT}" y="${top}" width="${RIGHT - LEFT}" height="${height}" fill="#fff" stroke="#000" stroke-width="1"/>${head}${rule}${rows}`,
  };
}

function exclusionRow({ title, reasonCode, count }: FlowExclusion, y: number): FlowBlock {
  const ink = isZero(count) ? ZERO_INK : '#000';
  const lines = wrapText(title, TEXT_WIDTH, 13);
  const codeY = y + LINE * lines.length - 3;
  return {
    height: LINE * lines.length + 17,
    markup: svg`${lines.map((line, n) => svg`<text x="${TEXT}" y="${y + LINE * n}" fill="${ink}">${line}</text>`)}
<text x="${TEXT}" y="${codeY}" font-size="10" fill="${ZERO_INK}">${reasonCode}</text>
${[count.patients, count.volumes, count.slices].map((value, n) => rightText(formatCount(value), COLUMNS[n], y, ink))}`,
  };
}

function rightText(text: string, x: number, y: number, ink: string): Markup {
  return svg`<text x="${x}" y="${y}" text-anchor="end" fill="${ink}">${text}</text>`;
}

function isZero({ patients, volumes, slices }: FlowCount): boolean {
  return patients === 0 && volumes === 0 && (slices ?? 0) === 0;
}
