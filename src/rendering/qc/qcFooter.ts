import { polarParts } from '../../kernels/geometry/polarParts.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import type { QcSheetInput, RegistrationEvidence } from '../types.ts';
import { landmarkPlot } from './landmarkPlot.ts';
import { BLOCK_WIDTH, blockLeft } from './layout.ts';
import type { Block } from './qcBanner.ts';
import type { QcLandmark } from './qcLandmarks.ts';

interface Tile {
  readonly title: string;
  readonly value: string;
  readonly alarm?: boolean;
}

const TILE_HEIGHT = 88;
const GAP = 12;
const COLUMNS = 3;
const HEIGHT = 2 * TILE_HEIGHT + GAP;

/** The evidence as tiles, and beside them the error of each landmark; what was not measured says so. */
export function qcFooter(
  input: QcSheetInput,
  landmarks: readonly QcLandmark[],
  compared: boolean,
  y: number,
): Block {
  const width = (BLOCK_WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
  const tiles = evidenceTiles(input.evidence, shapeText(input)).map((tile, n) => {
    const x = blockLeft(0) + (n % COLUMNS) * (width + GAP);
    return tileSvg(tile, x, y + Math.floor(n / COLUMNS) * (TILE_HEIGHT + GAP), width);
  });
  const box = { x: blockLeft(1), y, width: BLOCK_WIDTH, height: HEIGHT };
  const plot = landmarks.length > 0 ? landmarkPlot(landmarks, compared, box) : noLandmarks(box.x, y);
  return { height: HEIGHT, markup: svg`${tiles}${plot}` };
}

function noLandmarks(x: number, y: number): Markup {
  return svg`<rect x="${x}" y="${y}" width="${BLOCK_WIDTH}" height="${HEIGHT}" rx="8" fill="${DARK.surface}"/>
<text x="${x + BLOCK_WIDTH / 2}" y="${y + HEIGHT / 2 - 4}" text-anchor="middle" font-size="26" font-weight="bold" fill="${DARK.ink}">No landmarks: the error in mm is not known</text>
<text x="${x + BLOCK_WIDTH / 2}" y="${y + HEIGHT / 2 + 32}" text-anchor="middle" font-size="20" fill="${DARK.quiet}">Only the pictures above can show whether the registration is right.</text>`;
}

function evidenceTiles(evidence: RegistrationEvidence, shape: string | null): Tile[] {
  const { similarityBefore, similarityAfter, mtreBeforeMm, mtreAfterMm } = evidence;
  const pose = [known(evidence.poseChangeMm, 1, ' mm'), known(evidence.poseChangeDeg, 1, '°')];
  return [
    {
      title: `Similarity ${evidence.similarityName}`,
      value: change(similarityBefore, similarityAfter, 3, ''),
      alarm: similarityBefore !== null && similarityAfter !== null && similarityAfter < similarityBefore,
    },
    {
      title: 'Landmarks, mTRE',
      value: change(mtreBeforeMm, mtreAfterMm, 2, ' mm'),
      alarm: mtreBeforeMm !== null && mtreAfterMm !== null && mtreAfterMm > mtreBeforeMm,
    },
    {
      title: shape === null ? 'Moved from the tracked pose' : `Moved, and ${shape}`,
      value: pose.every(Boolean) ? pose.join(', ') : NOT_MEASURED,
    },
    shareTile('MRI covers the cone', evidence.overlapFraction),
    shareTile('Tumour in cone', evidence.tumourInConeFraction),
    {
      title: 'Uncertainty, P(> 5 mm off)',
      value: uncertaintyText(evidence),
      alarm: (evidence.failureProbability ?? 0) > 0.5,
    },
  ];
}

/** What a transform does that is not rigid: how far it bends, or its least and largest principal scale. */
function shapeText({ movingToFixedLps, evidence }: QcSheetInput): string | null {
  const bent = evidence.deformationMaximumMm ?? null;
  if (bent !== null) return `bent up to ${bent.toFixed(1)} mm`;
  const [most, , least] = polarParts(movingToFixedLps).principalScales.map((scale) => scale.toFixed(2));
  return most === '1.00' && least === '1.00' ? null : `scaled by ${least} to ${most}`;
}

const NOT_MEASURED = 'not measured';

/** No radius with a probability means that the similarity has no clear maximum. */
function uncertaintyText({ uncertaintyMm, failureProbability }: RegistrationEvidence): string {
  if (failureProbability === null) return known(uncertaintyMm, 1, ' mm') ?? NOT_MEASURED;
  return `${known(uncertaintyMm, 1, ' mm') ?? 'unknown'}, ${failureProbability.toFixed(2)}`;
}

function shareTile(title: string, share: number | null): Tile {
  const value = share === null ? NOT_MEASURED : `${Math.round(100 * share)} %`;
  return { title, value, alarm: share !== null && share < 0.5 };
}

function known(value: number | null, digits: number, unit: string): string | undefined {
  return value === null ? undefined : `${value.toFixed(digits)}${unit}`;
}

function change(before: number | null, after: number | null, digits: number, unit: string): string {
  if (before === null && after === null) return NOT_MEASURED;
  return `${known(before, digits, '') ?? '?'} → ${known(after, digits, '') ?? '?'}${unit}`;
}

function tileSvg({ title, value, alarm }: Tile, x: number, y: number, width: number): Markup {
  const missing = value === NOT_MEASURED;
  const ink = missing ? DARK.quiet : alarm ? '#ff8a80' : DARK.ink;
  return svg`<rect x="${x}" y="${y}" width="${width}" height="${TILE_HEIGHT}" rx="8" fill="${DARK.surface}"/>
${alarm && svg`<rect x="${x}" y="${y}" width="6" height="${TILE_HEIGHT}" rx="3" fill="#d32f2f"/>`}
<text x="${x + 20}" y="${y + 31}" font-size="19" fill="${DARK.quiet}">${title}</text>
<text x="${x + 20}" y="${y + 69}" font-size="${missing ? 24 : 31}" font-weight="${missing ? 'normal' : 'bold'}" fill="${ink}">${value}</text>`;
}
