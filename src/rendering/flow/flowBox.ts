import { formatCount } from '../formatCount.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { wrapText } from '../markup/wrapText.ts';
import type { FlowCount, FlowNode } from '../types.ts';

/** A part of the diagram with its height in pixels. */
export interface FlowBlock {
  readonly markup: Markup;
  readonly height: number;
}

export const FLOW_WIDTH = 1000;
/** Space above and below an arrow, pixels. */
export const FLOW_GAP = 20;

const LEFT = 16;
const WIDTH = 2 * (0.24 * FLOW_WIDTH - LEFT);
const LINE = 19;

/** The box of a stage: its title and what came in. */
export function flowBox(node: FlowNode, previousOut: FlowCount | undefined, y: number): FlowBlock {
  const title = wrapText(node.title, WIDTH - 32, 15, true);
  const counts = wrapText(countLine(node.nIn), WIDTH - 32, 13);
  const differs = previousOut !== undefined && countsDiffer(previousOut, node.nIn);
  const note = differs
    ? wrapText(
        `Differs from what the stage before passed on: ${countLine(previousOut)}`,
        WIDTH - 32,
        12,
        true,
      )
    : [];
  const height = 20 + LINE * (title.length + counts.length + note.length) + 16;
  let at = y + 24;
  const line = (text: string, weight: string, size: number): Markup => {
    const printed = svg`<text x="${LEFT + 16}" y="${at}" font-size="${size}" font-weight="${weight}">${text}</text>`;
    at += LINE;
    return printed;
  };
  return {
    height,
    markup: svg`<rect x="${LEFT}" y="${y}" width="${WIDTH}" height="${height}" fill="#fff" stroke="#000" stroke-width="${differs ? 3 : 1.4}"/>
${title.map((text) => line(text, 'bold', 15))}${counts.map((text) => line(text, 'normal', 13))}${note.map((text) => line(text, 'bold', 12))}
<text x="${LEFT + 16}" y="${at}" font-size="11" fill="#444">${node.stage}</text>`,
  };
}

/** The last box: what is left after all stages. */
export function flowEnd(out: FlowCount | undefined, y: number): FlowBlock {
  const height = 62;
  return {
    height,
    markup: svg`<rect x="${LEFT}" y="${y}" width="${WIDTH}" height="${height}" fill="#f0f0f0" stroke="#000" stroke-width="2.4"/>
<text x="${LEFT + 16}" y="${y + 26}" font-size="15" font-weight="bold">${out ? 'Included' : 'No stages recorded'}</text>
<text x="${LEFT + 16}" y="${y + 46}" font-size="13">${out && countLine(out)}</text>`,
  };
}

/** "42 patients · 98 volumes · 12,034 slices"; slices are left out where they do not exist yet. */
export function countLine({ patients, volumes, slices }: FlowCount): string {
  const level = (count: number, name: string): string =>
    `${formatCount(count)} ${name}${count === 1 ? '' : 's'}`;
  const parts = [level(patients, 'patient'), level(volumes, 'volume')];
  if (slices !== null) parts.push(level(slices, 'slice'));
  return parts.join(' · ');
}

function countsDiffer(a: FlowCount, b: FlowCount): boolean {
  const slices = a.slices !== null && b.slices !== null && a.slices !== b.slices;
  return a.patients !== b.patients || a.volumes !== b.volumes || slices;
}
