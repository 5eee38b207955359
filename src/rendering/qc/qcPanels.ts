import { checkerboard } from '../../kernels/rendering/checkerboard.ts';
import { colourGrey } from '../../kernels/rendering/colourGrey.ts';
import { dimOutside } from '../../kernels/rendering/dimOutside.ts';
import { edgeMask } from '../../kernels/rendering/edgeMask.ts';
import { fuseColours } from '../../kernels/rendering/fuseColours.ts';
import { paintMask } from '../../kernels/rendering/paintMask.ts';
import { restrictSamples } from '../../kernels/rendering/restrictSamples.ts';
import type { RgbImage, ValueRange } from '../../kernels/rendering/types.ts';
import { windowLevel } from '../../kernels/rendering/windowLevel.ts';
import type { QcSheetInput } from '../types.ts';
import type { QcRow } from './qcRow.ts';

/** Which pose an overlay belongs to; the ultrasound column shows all. */
export type QcColumnKind = 'ULTRASOUND' | 'BEFORE' | 'AFTER' | 'PLAIN';

export interface QcPanel {
  readonly picture: RgbImage;
  readonly kind: QcColumnKind;
}

const EDGE_COLOUR = [255, 80, 200] as const;
const TILES_ACROSS = 8;
/** Where only MRI exists there is nothing to compare, so it steps back. */
const OUTSIDE_FACTOR = 0.3;

/** The six pictures of a row, left to right. */
export function qcPanels(
  row: QcRow,
  ultrasoundRange: ValueRange,
  mriRange: ValueRange,
  lastColumn: QcSheetInput['lastColumn'],
): QcPanel[] {
  const ultrasound = windowLevel(row.ultrasound, ultrasoundRange);
  const before = windowLevel(row.before, mriRange);
  const after = windowLevel(row.after, mriRange);
  const tile = Math.max(1, Math.round(Math.max(row.fitted.width, row.fitted.height) / TILES_ACROSS));
  const quietBefore = dimOutside(before, row.cone, OUTSIDE_FACTOR);
  const quietAfter = dimOutside(after, row.cone, OUTSIDE_FACTOR);
  const last =
    lastColumn === 'EDGES'
      ? paintMask(colourGrey(ultrasound), edgeMask(restrictSamples(row.after, row.cone)), EDGE_COLOUR, 0.85)
      : fuseColours(ultrasound, quietAfter);
  return [
    { picture: colourGrey(ultrasound), kind: 'ULTRASOUND' },
    { picture: colourGrey(before), kind: 'BEFORE' },
    { picture: colourGrey(after), kind: 'AFTER' },
    { picture: colourGrey(checkerboard(ultrasound, quietBefore, tile)), kind: 'PLAIN' },
    { picture: colourGrey(checkerboard(ultrasound, quietAfter, tile)), kind: 'PLAIN' },
    { picture: last, kind: 'PLAIN' },
  ];
}
