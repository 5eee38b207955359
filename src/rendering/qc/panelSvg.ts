import type { Loop } from '../../kernels/rendering/types.ts';
import type { Markup } from '../markup/markup.ts';
import { pngDataUri } from '../markup/pngDataUri.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import { landmarkSvg } from './landmarkSvg.ts';
import { outlinePath } from './outlinePath.ts';
import type { QcPanelKind } from './qcBlocks.ts';
import { type QcScales, qcPicture } from './qcPanels.ts';
import type { QcRow } from './qcRow.ts';
import { scaleBar } from './scaleBar.ts';

/** One panel with its outlines, landmarks and letters; its top left is (x, y). */
export function panelSvg(row: QcRow, kind: QcPanelKind, scales: QcScales, x: number, y: number): Markup {
  const { width, height } = row.fitted;
  return svg`<svg x="${x}" y="${y}" width="${width}" height="${height}">
<image width="${width}" height="${height}" href="${pngDataUri(qcPicture(row, kind, scales))}"/>
${outlines(row, kind)}${row.landmarks.map((landmark) => landmarkSvg(row, landmark, kind))}${letters(row)}
${kind === 'ULTRASOUND' && scaleBar(row.fitted, 20)}
</svg>`;
}

function outlines(row: QcRow, kind: QcPanelKind): Markup | null {
  if (kind === 'CHECKERBOARD') return null;
  const before = kind === 'ULTRASOUND' || kind === 'EDGES_BEFORE';
  const after = kind !== 'EDGES_BEFORE';
  return svg`${kind === 'ECHOES' && outline(row, row.coneOutline, DARK.ring, 1.2, '3 6')}
${outline(row, row.truth, DARK.truth, 2.6)}
${before && row.before && outline(row, row.before.tumour, DARK.before, 2.6, '9 6')}
${after && outline(row, row.after.tumour, DARK.after, 2.6)}`;
}

function outline(
  row: QcRow,
  loops: readonly Loop[],
  colour: string,
  width: number,
  dash = 'none',
): Markup | null {
  if (loops.length === 0) return null;
  const path = outlinePath(loops, row.fitted.width / row.plane.width, row.fitted.height / row.plane.height);
  // The dark halo keeps a line visible on bright tissue.
  return svg`<path d="${path}" fill="none" stroke="#000" stroke-opacity="0.6" stroke-width="${width + 2.4}"/>
<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
}

function letters(row: QcRow): Markup {
  const { width, height } = row.fitted;
  const letter = (text: string, x: number, y: number): Markup =>
    svg`<text x="${x}" y="${y}" text-anchor="middle" fill="#fff" stroke="#000" stroke-width="4" paint-order="stroke" font-size="18" font-weight="bold">${text}</text>`;
  const { left, right, top, bottom } = row.letters;
  return svg`${letter(left, 11, height / 2 + 6)}${letter(right, width - 11, height / 2 + 6)}
${letter(top, width / 2, 19)}${letter(bottom, width / 2, height - 7)}`;
}
