import { validateImage } from '../kernels/geometry/validateImage.ts';
import { validateMat4 } from '../kernels/geometry/validateMat4.ts';
import { assessRegistration } from './assessRegistration.ts';
import { svg } from './markup/svg.ts';
import { textWidth } from './markup/textWidth.ts';
import { truncateText } from './markup/truncateText.ts';
import { DARK, EVIDENCE_SIGNAL } from './palette.ts';
import { blockRow, blockTitles } from './qc/blockSvg.ts';
import { INNER_WIDTH, SHEET } from './qc/layout.ts';
import { type Block, qcBanner } from './qc/qcBanner.ts';
import { qcBlocks } from './qc/qcBlocks.ts';
import { qcFooter } from './qc/qcFooter.ts';
import { qcLandmarks } from './qc/qcLandmarks.ts';
import { qcLegend } from './qc/qcLegend.ts';
import { qcScales } from './qc/qcPanels.ts';
import { qcPoses } from './qc/qcPoses.ts';
import { qcRow } from './qc/qcRow.ts';
import type { QcSheetInput } from './types.ts';

const { width: WIDTH, margin: MARGIN } = SHEET;
const EMPTY: Block = { markup: svg``, height: 0 };

/**
 * The quality control sheet of one registration as SVG, 2400 pixels wide. Left, three planes of the ultrasound
 * grid through the tumour; right, three through the strongest edges of the ultrasound (strongestEdgePlanes).
 * Each plane shows the ultrasound, MRI edges over it before and after, and the registered MRI blended or as
 * checkerboard; below stand the evidence and the error of each landmark.
 *
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT for images or transforms that cannot be used; NON_FINITE_VALUES
 *   for evidence that is not a number; LANDMARK_PARTNER_MISSING when landmarks have no partner.
 */
export function renderQcSheetSvg(input: QcSheetInput): string {
  validateImage(input.fixed);
  validateImage(input.moving);
  validateMat4(input.movingToFixedLps, 'movingToFixedLps');
  const { level } = assessRegistration(input.evidence);
  const poses = qcPoses(input);
  const compared = poses.before !== null;
  const landmarks = qcLandmarks(input, poses);
  const blocks = qcBlocks(input, poses);
  const rows = blocks.map(({ planes }) => planes.map((plane) => qcRow(input, poses, landmarks, plane)));
  const scales = qcScales(rows.flat());
  return stack(input.blinded ? null : EVIDENCE_SIGNAL[level].frame, [
    (y) => header(input, y),
    (y) => (input.blinded ? EMPTY : qcBanner(input, MARGIN, y, INNER_WIDTH)),
    (y) => blockTitles(blocks, compared, y),
    ...[0, 1, 2].map(
      (n) => (y: number) =>
        blockRow(
          blocks,
          rows.map((half) => half[n]),
          scales,
          y,
        ),
    ),
    (y) => qcLegend(input, compared, MARGIN, y + 2),
    (y) => (input.blinded ? EMPTY : qcFooter(input, landmarks, compared, y)),
  ]);
}

/** Puts blocks below each other; the frame repeats the level of the evidence around the whole sheet. */
function stack(frame: string | null, blocks: readonly ((y: number) => Block)[]): string {
  let y = MARGIN;
  const parts = blocks.map((block) => {
    const { markup, height } = block(y);
    y += height === 0 ? 0 : height + 12;
    return markup;
  });
  const height = Math.ceil(y - 12 + MARGIN);
  return svg`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans, Verdana, sans-serif">
<rect width="${WIDTH}" height="${height}" fill="${DARK.ground}"/>
${parts}
${frame && svg`<rect x="6" y="6" width="${WIDTH - 12}" height="${height - 12}" fill="none" stroke="${frame}" stroke-width="12"/>`}
</svg>`.text;
}

function header(input: QcSheetInput, y: number): Block {
  const right = truncateText(input.reference ?? '', 600, 18);
  const name = truncateText(input.caseName, 1000, 38, true);
  const at = MARGIN + textWidth(name, 38, true) + 24;
  const room = INNER_WIDTH - (at - MARGIN) - textWidth(right, 18) - 24;
  const images = `${input.movingTitle} → ${input.fixedTitle}`;
  return {
    height: 42,
    markup: svg`<text x="${MARGIN}" y="${y + 34}" font-size="38" font-weight="bold" fill="${DARK.ink}">${name}</text>
<text x="${at}" y="${y + 34}" font-size="22" fill="${DARK.quiet}">${truncateText(`${input.methodTitle}   ·   ${images}`, room, 22)}</text>
<text x="${WIDTH - MARGIN}" y="${y + 34}" text-anchor="end" font-size="18" fill="${DARK.quiet}">${right}</text>`,
  };
}
