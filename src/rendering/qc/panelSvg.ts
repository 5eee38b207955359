import type { Loop } from '../../kernels/rendering/types.ts';
import type { Markup } from '../markup/markup.ts';
import { pngDataUri } from '../markup/pngDataUri.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import { outlinePath } from './outlinePath.ts';
import type { QcPanel } from './qcPanels.ts';
import { LARGE_ERROR_MM, type PlaneLandmark, type QcRow } from './qcRow.ts';
import { scaleBar } from './scaleBar.ts';

/** One panel with its outlines, landmarks and letters; its top left is (x, y). */
export function panelSvg(row: QcRow, panel: QcPanel, x: number, y: number): Markup {
  const { width, height } = row.fitted;
  return svg`<svg x="${x}" y="${y}" width="${width}" height="${height}">
<image width="${width}" height="${height}" href="${pngDataUri(panel.picture)}"/>
${overlays(row, panel)}${letters(row)}
</svg>`;
}

function overlays(row: QcRow, { kind }: QcPanel): Markup | null {
  if (kind === 'PLAIN') return null;
  const { cone, before, after, truth } = row.outlines;
  return svg`${kind !== 'ULTRASOUND' && outline(row, cone, '#ffffff', 0.8, '2 4')}
${outline(row, truth, DARK.truth, 1.8)}
${kind !== 'AFTER' && outline(row, before, DARK.before, 1.8, '6 4')}
${kind !== 'BEFORE' && outline(row, after, DARK.after, 1.8)}
${row.landmarks.map((landmark) => landmarkSvg(row, landmark, kind))}
${kind === 'ULTRASOUND' && scaleBar(row.fitted)}`;
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
  return svg`<path d="${path}" fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="${width + 1.6}"/>
<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
}

function landmarkSvg(row: QcRow, landmark: PlaneLandmark, kind: QcPanel['kind']): Markup {
  const scaleX = row.fitted.width / row.plane.width;
  const scaleY = row.fitted.height / row.plane.height;
  const at = ([px, py]: readonly [number, number]) => ({ x: px * scaleX, y: py * scaleY });
  const fixed = at(landmark.fixed);
  const errorMm = (end: { x: number; y: number }): number =>
    Math.hypot(end.x - fixed.x, end.y - fixed.y) / row.fitted.pixelsPerMm;
  const vector = (end: { x: number; y: number }, poseColour: string): Markup => {
    const colour = errorMm(end) > LARGE_ERROR_MM ? DARK.alarm : poseColour;
    return svg`<path d="M${fixed.x} ${fixed.y}L${end.x} ${end.y}" stroke="#000" stroke-opacity="0.6" stroke-width="3.6"/>
<path d="M${fixed.x} ${fixed.y}L${end.x} ${end.y}" stroke="${colour}" stroke-width="2"/>
<circle cx="${end.x}" cy="${end.y}" r="2.2" fill="${colour}"/>`;
  };
  return svg`${kind === 'BEFORE' && vector(at(landmark.before), DARK.before)}
${kind === 'AFTER' && vector(at(landmark.after), DARK.after)}
<circle cx="${fixed.x}" cy="${fixed.y}" r="3.4" fill="none" stroke="#000" stroke-opacity="0.6" stroke-width="3"/>
<circle cx="${fixed.x}" cy="${fixed.y}" r="3.4" fill="none" stroke="#fff" stroke-width="1.4"/>`;
}

function letters(row: QcRow): Markup {
  const { width, height } = row.fitted;
  const letter = (text: string, x: number, y: number): Markup =>
    svg`<text x="${x}" y="${y}" text-anchor="middle" fill="#e6c84b" stroke="#000" stroke-width="3" paint-order="stroke" font-size="12" font-weight="bold">${text}</text>`;
  const { left, right, top, bottom } = row.letters;
  return svg`${letter(left, 8, height / 2 + 4)}${letter(right, width - 8, height / 2 + 4)}
${letter(top, width / 2, 13)}${letter(bottom, width / 2, height - 5)}`;
}
