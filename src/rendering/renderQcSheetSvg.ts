import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { IDENTITY_MAT4 } from '../kernels/geometry/identityMat4.ts';
import { validateImage } from '../kernels/geometry/validateImage.ts';
import { contentBounds } from '../kernels/rendering/contentBounds.ts';
import { restrictSamples } from '../kernels/rendering/restrictSamples.ts';
import { valueRange } from '../kernels/rendering/valueRange.ts';
import { assessRegistration } from './assessRegistration.ts';
import { svg } from './markup/svg.ts';
import { textWidth } from './markup/textWidth.ts';
import { truncateText } from './markup/truncateText.ts';
import { DARK, EVIDENCE_SIGNAL } from './palette.ts';
import { panelSvg } from './qc/panelSvg.ts';
import { type Block, qcBanner } from './qc/qcBanner.ts';
import { qcFocus } from './qc/qcFocus.ts';
import { qcFooter } from './qc/qcFooter.ts';
import { qcLegend } from './qc/qcLegend.ts';
import { qcPanels } from './qc/qcPanels.ts';
import { qcPlanes } from './qc/qcPlanes.ts';
import { type QcRow, qcRow } from './qc/qcRow.ts';
import type { QcSheetInput } from './types.ts';

const WIDTH = 1600;
const MARGIN = 22;
const GAP = 6;
const INNER = WIDTH - 2 * MARGIN;
const PANEL = (INNER - 5 * GAP) / 6;
const EMPTY: Block = { markup: svg``, height: 0 };

/**
 * The quality control sheet of one registration as SVG, 1600 pixels wide: three planes of the ultrasound grid
 * through the tumour, each as ultrasound, MRI before and after, checkerboard before and after, and fusion.
 *
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT for images or transforms that cannot be used; NON_FINITE_VALUES
 *   for evidence that is not a number; LANDMARK_PARTNER_MISSING when landmarks have no partner.
 */
export function renderQcSheetSvg(input: QcSheetInput): string {
  validateImage(input.fixed);
  validateImage(input.moving);
  validateLandmarks(input);
  const tracked = input.trackedMovingToFixedLps ?? IDENTITY_MAT4;
  const cone = contentBounds(input.fixed);
  const focus = qcFocus(input, tracked, cone);
  const box = { width: Math.floor(PANEL), height: Math.floor(PANEL) };
  const rows = qcPlanes(input.fixed.geometry, focus.index, cone).map((plane) =>
    qcRow(input, tracked, plane, box),
  );
  return stack(input, [
    (y) => header(input, focus.title, y),
    (y) => (input.blinded ? EMPTY : qcBanner(input, MARGIN, y, INNER)),
    (y) => columnTitles(input, y),
    ...rowBlocks(input, rows),
    (y) => qcLegend(input, MARGIN, y + 2),
    (y) => (input.blinded ? EMPTY : qcFooter(input, MARGIN, y, INNER)),
  ]);
}

/** Puts blocks below each other; the frame repeats the level of the evidence around the whole sheet. */
function stack(input: QcSheetInput, blocks: readonly ((y: number) => Block)[]): string {
  let y = MARGIN;
  const parts = blocks.map((block) => {
    const { markup, height } = block(y);
    y += height === 0 ? 0 : height + 10;
    return markup;
  });
  const height = Math.ceil(y - 10 + MARGIN);
  const level = input.blinded ? null : assessRegistration(input.evidence).level;
  const frame = level && level !== 'BETTER' ? EVIDENCE_SIGNAL[level].ground : null;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans, Verdana, sans-serif">
<rect width="${WIDTH}" height="${height}" fill="${DARK.ground}"/>
${parts}
${frame && svg`<rect x="4" y="4" width="${WIDTH - 8}" height="${height - 8}" fill="none" stroke="${frame}" stroke-width="8"/>`}
</svg>`.text;
}

function header(input: QcSheetInput, focusTitle: string, y: number): Block {
  const right = truncateText(input.reference ?? '', 500, 13);
  const room = INNER - textWidth(right, 13) - 24;
  const images = `${input.movingTitle} → ${input.fixedTitle}`;
  const line = truncateText(
    `${input.methodTitle}   ·   ${images}   ·   planes through the ${focusTitle}`,
    INNER,
    14,
  );
  return {
    height: 54,
    markup: svg`<text x="${MARGIN}" y="${y + 24}" font-size="26" font-weight="bold" fill="${DARK.ink}">${truncateText(input.caseName, room, 26, true)}</text>
<text x="${WIDTH - MARGIN}" y="${y + 22}" text-anchor="end" font-size="13" fill="${DARK.quiet}">${right}</text>
<text x="${MARGIN}" y="${y + 48}" font-size="14" fill="${DARK.quiet}">${line}</text>`,
  };
}

function columnTitles(input: QcSheetInput, y: number): Block {
  const titles: readonly (readonly [string, string])[] = [
    ['Ultrasound', DARK.ink],
    ['MRI BEFORE', DARK.before],
    ['MRI AFTER', DARK.after],
    ['Checkerboard BEFORE', DARK.before],
    ['Checkerboard AFTER', DARK.after],
    [input.lastColumn === 'EDGES' ? 'MRI edges AFTER' : 'Fusion AFTER', DARK.after],
  ];
  return {
    height: 14,
    markup: svg`${titles.map(
      ([title, colour], n) =>
        svg`<text x="${columnLeft(n) + PANEL / 2}" y="${y + 14}" text-anchor="middle" font-size="15" font-weight="bold" fill="${colour}">${title}</text>`,
    )}`,
  };
}

function columnLeft(column: number): number {
  return MARGIN + column * (PANEL + GAP);
}

function rowBlocks(input: QcSheetInput, rows: readonly QcRow[]): ((y: number) => Block)[] {
  const ultrasoundRange = valueRange(rows.map((row) => row.ultrasound));
  // One window for both poses: a change of brightness must be a change of pose.
  const mriRange = valueRange(
    rows.flatMap((row) => [restrictSamples(row.before, row.cone), restrictSamples(row.after, row.cone)]),
  );
  return rows.map((row) => (y) => {
    const panels = qcPanels(row, ultrasoundRange, mriRange, input.lastColumn);
    const placed = panels.map((panel, n) => {
      const left = columnLeft(n);
      const x = left + (PANEL - row.fitted.width) / 2;
      return svg`<rect x="${left}" y="${y + 18}" width="${PANEL}" height="${row.fitted.height}" fill="${DARK.panel}"/>${panelSvg(row, panel, x, y + 18)}`;
    });
    const title = svg`<text x="${MARGIN}" y="${y + 12}" font-size="12" fill="${DARK.quiet}">${row.title}</text>`;
    return { markup: svg`${title}${placed}`, height: row.fitted.height + 18 };
  });
}

function validateLandmarks({ landmarks }: QcSheetInput): void {
  if (!landmarks) return;
  const { movingLps, fixedLps } = landmarks;
  if (movingLps.length === fixedLps.length && fixedLps.length % 3 === 0) return;
  throw new SonoledgerError(
    'LANDMARK_PARTNER_MISSING',
    'Landmarks need three numbers per point and the same number of points on both images.',
  );
}
