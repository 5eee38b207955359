import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import type { QcPanelKind } from './qcBlocks.ts';
import { LARGE_ERROR_MM } from './qcLandmarks.ts';
import type { PlaneLandmark, QcRow } from './qcRow.ts';

const RING_RADIUS = 5;

/**
 * A landmark on a panel: a ring where it is on the ultrasound, and on the panels of a pose an arrow to it from
 * where its MRI partner lands. The arrow is as long as the error in the plane, its colour tells the error in space.
 */
export function landmarkSvg(row: QcRow, landmark: PlaneLandmark, kind: QcPanelKind): Markup | null {
  if (kind === 'ECHOES' || kind === 'CHECKERBOARD') return null;
  const scaleX = row.fitted.width / row.plane.width;
  const scaleY = row.fitted.height / row.plane.height;
  const [x, y] = [landmark.fixed[0] * scaleX, landmark.fixed[1] * scaleY];
  const pose = POSE[kind];
  return svg`<circle cx="${x}" cy="${y}" r="${RING_RADIUS}" fill="none" stroke="#000" stroke-opacity="0.7" stroke-width="4.4"/>
<circle cx="${x}" cy="${y}" r="${RING_RADIUS}" fill="none" stroke="${DARK.ring}" stroke-width="2"/>
${pose && arrow(landmark[pose.from][0] * scaleX, landmark[pose.from][1] * scaleY, x, y, landmark.errors[pose.error] > LARGE_ERROR_MM ? DARK.alarm : pose.colour)}`;
}

const POSE = {
  ULTRASOUND: null,
  EDGES_BEFORE: { from: 'before', error: 'beforeMm', colour: DARK.before },
  EDGES_AFTER: { from: 'after', error: 'afterMm', colour: DARK.after },
} as const;

function arrow(fromX: number, fromY: number, toX: number, toY: number, colour: string): Markup {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const dot = svg`<circle cx="${fromX}" cy="${fromY}" r="3.6" fill="${colour}" stroke="#000" stroke-opacity="0.7"/>`;
  if (length < RING_RADIUS + 2) return dot;
  const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
  const [tipX, tipY] = [toX - RING_RADIUS * ux, toY - RING_RADIUS * uy];
  const wing = Math.min(9, length - RING_RADIUS);
  const side = (sign: number): Markup =>
    svg`L${tipX - wing * ux + sign * 0.5 * wing * uy} ${tipY - wing * uy - sign * 0.5 * wing * ux}`;
  const line = svg`M${fromX} ${fromY}L${tipX} ${tipY}`;
  return svg`<path d="${line}" stroke="#000" stroke-opacity="0.7" stroke-width="5.5"/>
<path d="${line}" stroke="${colour}" stroke-width="3"/><path d="M${tipX} ${tipY}${side(1)}${side(-1)}Z" fill="${colour}" stroke="#000" stroke-opacity="0.5"/>${dot}`;
}
