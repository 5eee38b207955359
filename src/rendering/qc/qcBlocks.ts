import { contentBounds, type VoxelBox } from '../../kernels/rendering/contentBounds.ts';
import { strongestEdgePlanes } from '../../kernels/rendering/strongestEdgePlanes.ts';
import type { QcSheetInput } from '../types.ts';
import { centreFocus, type QcFocus, qcFocus } from './qcFocus.ts';
import { type QcPlane, qcPlanes } from './qcPlanes.ts';
import type { QcPoses } from './qcPoses.ts';

/** What a panel shows. */
export type QcPanelKind = 'ULTRASOUND' | 'EDGES_BEFORE' | 'EDGES_AFTER' | 'ECHOES' | 'CHECKERBOARD';

/** Three planes for one reason, and the panels of each. */
export interface QcBlock {
  readonly title: string;
  readonly note: string;
  readonly planes: readonly QcPlane[];
  readonly columns: readonly QcPanelKind[];
}

/**
 * The two halves of a sheet: three planes through the tumour, blended, and three through the strongest edges of
 * the ultrasound, as checkerboard. A tracked pose has no before and shows both in either half.
 */
export function qcBlocks(input: QcSheetInput, poses: QcPoses): QcBlock[] {
  const cone = contentBounds(input.fixed);
  const focus = qcFocus(input, poses, cone);
  const compared = (last: QcPanelKind): QcPanelKind[] =>
    poses.before
      ? ['ULTRASOUND', 'EDGES_BEFORE', 'EDGES_AFTER', last]
      : ['ULTRASOUND', 'EDGES_AFTER', 'ECHOES', 'CHECKERBOARD'];
  const block = ({ index, title, note }: QcFocus, last: QcPanelKind): QcBlock => ({
    title,
    note,
    planes: qcPlanes(input.fixed.geometry, index, cone),
    columns: compared(last),
  });
  return [block(focus, 'ECHOES'), block(edgeFocus(input, focus, cone), 'CHECKERBOARD')];
}

function edgeFocus({ fixed }: QcSheetInput, tumour: QcFocus, cone: VoxelBox | null): QcFocus {
  const index = strongestEdgePlanes(fixed, tumour.index);
  if (!index) return { ...centreFocus(fixed.geometry, cone), note: 'the ultrasound shows no edges' };
  return {
    index,
    title: 'Through the strongest edges',
    note: 'most ultrasound edges, away from the transducer',
  };
}
