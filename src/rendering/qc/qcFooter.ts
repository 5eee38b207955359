import { polarParts } from '../../kernels/geometry/polarParts.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import type { QcSheetInput, RegistrationEvidence } from '../types.ts';
import type { Block } from './qcBanner.ts';

interface Tile {
  readonly title: string;
  readonly value: string;
  readonly alarm?: boolean;
}

const TILE_HEIGHT = 58;
const GAP = 8;

/** The evidence as a row of tiles; what was not measured says so. */
export function qcFooter(input: QcSheetInput, x: number, y: number, width: number): Block {
  const tiles = evidenceTiles(input.evidence, scaleText(input.movingToFixedLps));
  const tileWidth = (width - GAP * (tiles.length - 1)) / tiles.length;
  return {
    height: TILE_HEIGHT,
    markup: svg`${tiles.map((tile, n) => tileSvg(tile, x + n * (tileWidth + GAP), y, tileWidth))}`,
  };
}

function evidenceTiles(evidence: RegistrationEvidence, scale: string | null): Tile[] {
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
      title: scale === null ? 'Pose change' : `Pose change, scale ${scale}`,
      value: pose.every(Boolean) ? pose.join(', ') : NOT_MEASURED,
    },
    shareTile('MRI covers the cone', evidence.overlapFraction),
    shareTile('Tumour in cone', evidence.tumourInConeFraction),
    { title: 'Uncertainty, 68 %', value: known(evidence.uncertaintyMm, 1, ' mm') ?? NOT_MEASURED },
    {
      title: 'P(more than 5 mm off)',
      value: known(evidence.failureProbability, 2, '') ?? NOT_MEASURED,
      alarm: (evidence.failureProbability ?? 0) > 0.5,
    },
  ];
}

/** Least and largest principal scale of a transform that is not rigid. */
function scaleText(movingToFixedLps: Mat4): string | null {
  const [most, , least] = polarParts(movingToFixedLps).principalScales.map((scale) => scale.toFixed(2));
  return most === '1.00' && least === '1.00' ? null : `${least} to ${most}`;
}

const NOT_MEASURED = 'not measured';

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
  return svg`<rect x="${x}" y="${y}" width="${width}" height="${TILE_HEIGHT}" rx="6" fill="${DARK.surface}"/>
${alarm && svg`<rect x="${x}" y="${y}" width="4" height="${TILE_HEIGHT}" rx="2" fill="#d32f2f"/>`}
<text x="${x + 14}" y="${y + 21}" font-size="12" fill="${DARK.quiet}">${title}</text>
<text x="${x + 14}" y="${y + 45}" font-size="${missing ? 15 : 19}" font-weight="${missing ? 'normal' : 'bold'}" fill="${ink}">${value}</text>`;
}
