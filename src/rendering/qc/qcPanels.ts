import { checkerboard } from '../../kernels/rendering/checkerboard.ts';
import { colourGrey } from '../../kernels/rendering/colourGrey.ts';
import { dimOutside } from '../../kernels/rendering/dimOutside.ts';
import { edgeLimits } from '../../kernels/rendering/edgeLimits.ts';
import { overlayEchoes } from '../../kernels/rendering/overlayEchoes.ts';
import { paintEdges } from '../../kernels/rendering/paintEdges.ts';
import { restrictSamples } from '../../kernels/rendering/restrictSamples.ts';
import { type EdgeLimits, strongEdges } from '../../kernels/rendering/strongEdges.ts';
import type { GreyImage, Rgb, RgbImage, ValueRange } from '../../kernels/rendering/types.ts';
import { valueRange } from '../../kernels/rendering/valueRange.ts';
import { windowLevel } from '../../kernels/rendering/windowLevel.ts';
import { DARK, toRgb } from '../palette.ts';
import type { QcPanelKind } from './qcBlocks.ts';
import type { QcRow, RowPose } from './qcRow.ts';

/** How all panels of a sheet turn values into pictures: a change between two panels is then one of pose. */
export interface QcScales {
  readonly ultrasound: ValueRange;
  readonly mri: ValueRange;
  readonly edges: EdgeLimits;
}

const TILES_ACROSS = 6;
/** Where only MRI exists there is nothing to compare, so it steps back. */
const OUTSIDE_FACTOR = 0.35;
/** In the blend it is context: the sulci that lead into the cone. */
const CONTEXT_FACTOR = 0.6;
/** Ultrasound is dark but for few echoes; this lifts what lies between. */
const ULTRASOUND_GAMMA = 0.75;
/** Shares of all MRI edge points: lines that hold one of the strongest half, as far as the upper two thirds go. */
const STRONG_FRACTION = 0.6;
const WEAK_FRACTION = 0.35;
/** Shorter lines are noise, mm. */
const LEAST_LINE_MM = 4;

/** One set of windows and limits for all rows and both poses. */
export function qcScales(rows: readonly QcRow[]): QcScales {
  const poses = rows.flatMap((row) => posesOf(row).map((pose) => ({ row, pose })));
  return {
    ultrasound: valueRange(
      rows.map(({ ultrasound }) => ultrasound),
      { highFraction: 0.99 },
    ),
    mri: valueRange(poses.map(({ row, pose }) => restrictSamples(pose.mri, row.cone))),
    edges: edgeLimits(
      poses.map(({ pose }) => pose.edges),
      STRONG_FRACTION,
      WEAK_FRACTION,
    ),
  };
}

const posesOf = ({ before, after }: QcRow): RowPose[] => (before ? [before, after] : [after]);

/** The picture of one panel, without what is drawn over it. */
export function qcPicture(row: QcRow, kind: QcPanelKind, scales: QcScales): RgbImage {
  const ultrasound = windowLevel(row.ultrasound, scales.ultrasound, ULTRASOUND_GAMMA);
  if (kind === 'ULTRASOUND') return colourGrey(ultrasound);
  if (kind === 'EDGES_BEFORE') return edges(row, row.before ?? row.after, ultrasound, DARK.before, scales);
  if (kind === 'EDGES_AFTER') return edges(row, row.after, ultrasound, DARK.after, scales);
  const mri = windowLevel(row.after.mri, scales.mri);
  if (kind === 'ECHOES')
    return overlayEchoes(dimOutside(mri, row.cone, CONTEXT_FACTOR), ultrasound, toRgb(DARK.echo));
  const quiet = dimOutside(mri, row.cone, OUTSIDE_FACTOR);
  const tile = Math.max(1, Math.round(Math.max(row.fitted.width, row.fitted.height) / TILES_ACROSS));
  return checkerboard(ultrasound, quiet, tile, toRgb(DARK.tile));
}

function edges(
  row: QcRow,
  pose: RowPose,
  under: GreyImage,
  colour: string,
  { edges: limits }: QcScales,
): RgbImage {
  const lines = strongEdges(pose.edges, limits, LEAST_LINE_MM * row.fitted.pixelsPerMm);
  const rgb: Rgb = toRgb(colour);
  return paintEdges(colourGrey(under), lines, rgb, limits.high);
}
