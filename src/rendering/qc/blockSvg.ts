import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { textWidth } from '../markup/textWidth.ts';
import { truncateText } from '../markup/truncateText.ts';
import { DARK } from '../palette.ts';
import { BLOCK_WIDTH, blockLeft, PANEL_SIZE, panelLeft } from './layout.ts';
import { panelSvg } from './panelSvg.ts';
import type { Block } from './qcBanner.ts';
import type { QcBlock, QcPanelKind } from './qcBlocks.ts';
import type { QcScales } from './qcPanels.ts';
import type { QcRow } from './qcRow.ts';

const TITLE = 26;
const NOTE = 18;

/** The titles of both halves: why these planes, and what each column shows. */
export function blockTitles(blocks: readonly QcBlock[], compared: boolean, y: number): Block {
  const titles = blocks.map(({ title, note, columns }, block) => {
    const left = blockLeft(block);
    const at = left + textWidth(title, TITLE, true) + 16;
    const room = BLOCK_WIDTH - (at - left);
    return svg`<text x="${left}" y="${y + 25}" font-size="${TITLE}" font-weight="bold" fill="${DARK.ink}">${title}</text>
<text x="${at}" y="${y + 25}" font-size="${NOTE}" fill="${DARK.quiet}">${truncateText(note, room, NOTE)}</text>
<path d="M${left} ${y + 36}h${BLOCK_WIDTH}" stroke="${DARK.line}" stroke-width="2"/>
${columns.map((kind, column) => columnTitle(kind, compared, panelLeft(block, column) + PANEL_SIZE / 2, y + 62))}`;
  });
  return { markup: svg`${titles}`, height: 64 };
}

function columnTitle(kind: QcPanelKind, compared: boolean, x: number, y: number): Markup {
  const { title, pose, colour } = COLUMNS[kind];
  return svg`<text x="${x}" y="${y}" text-anchor="middle" font-size="21" font-weight="bold" fill="${colour}">${title}${compared && pose && ` ${pose}`}</text>`;
}

const COLUMNS = {
  ULTRASOUND: { title: 'Ultrasound', pose: '', colour: DARK.ink },
  EDGES_BEFORE: { title: 'MRI edges', pose: 'BEFORE', colour: DARK.before },
  EDGES_AFTER: { title: 'MRI edges', pose: 'AFTER', colour: DARK.after },
  ECHOES: { title: 'Echoes on MRI', pose: 'AFTER', colour: DARK.after },
  CHECKERBOARD: { title: 'Checkerboard', pose: 'AFTER', colour: DARK.after },
} as const;

/** Row n of both halves, side by side. */
export function blockRow(
  blocks: readonly QcBlock[],
  rows: readonly QcRow[],
  scales: QcScales,
  y: number,
): Block {
  const height = Math.max(...rows.map(({ fitted }) => fitted.height));
  const halves = rows.map((row, block) => {
    const panels = blocks[block].columns.map((kind, column) => {
      const left = panelLeft(block, column);
      const x = left + Math.round((PANEL_SIZE - row.fitted.width) / 2);
      const top = y + 24 + Math.round((height - row.fitted.height) / 2);
      return svg`<rect x="${left}" y="${y + 24}" width="${PANEL_SIZE}" height="${height}" fill="${DARK.panel}"/>${panelSvg(row, kind, scales, x, top)}`;
    });
    return svg`<text x="${blockLeft(block)}" y="${y + 16}" font-size="17" fill="${DARK.quiet}">${row.title}</text>${panels}`;
  });
  return { markup: svg`${halves}`, height: height + 24 };
}
