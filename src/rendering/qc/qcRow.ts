import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../../kernels/geometry/types.ts';
import { extractPlane } from '../../kernels/rendering/extractPlane.ts';
import { fieldOfViewPlane } from '../../kernels/rendering/fieldOfViewPlane.ts';
import { type FittedSize, fitPlane } from '../../kernels/rendering/fitPlane.ts';
import { loopArea } from '../../kernels/rendering/loopArea.ts';
import { projectToPlane } from '../../kernels/rendering/projectToPlane.ts';
import { resampleMaskPlane } from '../../kernels/rendering/resampleMaskPlane.ts';
import { resamplePlane } from '../../kernels/rendering/resamplePlane.ts';
import { resizePlane } from '../../kernels/rendering/resizePlane.ts';
import { traceOutline } from '../../kernels/rendering/traceOutline.ts';
import type { Loop, PlaneMask, PlaneSamples } from '../../kernels/rendering/types.ts';
import type { QcSheetInput } from '../types.ts';
import type { QcPlane } from './qcPlanes.ts';

/** A landmark near a plane, in plane pixels: its place on the ultrasound and the carried MRI partner. */
export interface PlaneLandmark {
  readonly fixed: readonly [number, number];
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** All that one row shows, at the size of its panels; outlines and landmarks are in plane pixels. */
export interface QcRow extends QcPlane {
  readonly fitted: FittedSize;
  readonly ultrasound: PlaneSamples;
  readonly before: PlaneSamples;
  readonly after: PlaneSamples;
  /** The cone on the panel, without holes. */
  readonly cone: PlaneMask;
  readonly outlines: {
    readonly cone: readonly Loop[];
    readonly before: readonly Loop[];
    readonly after: readonly Loop[];
    readonly truth: readonly Loop[];
  };
  readonly landmarks: readonly PlaneLandmark[];
}

/** Landmarks nearer to a plane than this are shown on it, mm. */
export const LANDMARK_REACH_MM = 4;
/** In-plane landmark errors above this are drawn in the alarm colour, mm. */
export const LARGE_ERROR_MM = 3;

/** Samples both images, the labels and the landmarks on one plane. */
export function qcRow(
  input: QcSheetInput,
  trackedMovingToFixedLps: Mat4,
  qcPlane: QcPlane,
  box: { readonly width: number; readonly height: number },
): QcRow {
  const { plane } = qcPlane;
  const { geometry } = input.fixed;
  const fitted = fitPlane(plane, box);
  const toPanel = (samples: PlaneSamples): PlaneSamples => resizePlane(samples, fitted.width, fitted.height);
  const mri = (pose: Mat4): PlaneSamples => toPanel(resamplePlane(input.moving, pose, geometry, plane));
  const outline = (label: QcSheetInput['movingLabel'], pose: Mat4): Loop[] =>
    label ? traceOutline(resampleMaskPlane(label, pose, geometry, plane)) : [];
  const own = extractPlane(input.fixed, plane);
  const ultrasound = toPanel(own);
  return {
    ...qcPlane,
    fitted,
    ultrasound,
    before: mri(trackedMovingToFixedLps),
    after: mri(input.movingToFixedLps),
    cone: fieldOfViewPlane(ultrasound),
    outlines: {
      cone: coneOutline(own),
      before: outline(input.movingLabel, trackedMovingToFixedLps),
      after: outline(input.movingLabel, input.movingToFixedLps),
      truth: outline(input.fixedLabel, IDENTITY_MAT4),
    },
    landmarks: nearLandmarks(input, trackedMovingToFixedLps, qcPlane),
  };
}

/** Outer borders of the cone on the plane's own pixels; specks beside it are left out. */
function coneOutline(samples: PlaneSamples): Loop[] {
  const loops = traceOutline(fieldOfViewPlane(samples));
  const largest = Math.max(0, ...loops.map(loopArea));
  return loops.filter((loop) => loopArea(loop) > 0.05 * largest);
}

function nearLandmarks(input: QcSheetInput, tracked: Mat4, { plane }: QcPlane): PlaneLandmark[] {
  if (!input.landmarks || input.blinded) return [];
  const { movingLps, fixedLps } = input.landmarks;
  const project = (point: Vec3) => projectToPlane(point, input.fixed.geometry, plane);
  const near: PlaneLandmark[] = [];
  for (let n = 0; n < fixedLps.length; n += 3) {
    const fixed = project([fixedLps[n], fixedLps[n + 1], fixedLps[n + 2]]);
    if (!(Math.abs(fixed.distanceMm) <= LANDMARK_REACH_MM)) continue;
    const moving: Vec3 = [movingLps[n], movingLps[n + 1], movingLps[n + 2]];
    const before = project(transformPoint(tracked, moving));
    const after = project(transformPoint(input.movingToFixedLps, moving));
    near.push({ fixed: [fixed.x, fixed.y], before: [before.x, before.y], after: [after.x, after.y] });
  }
  return near;
}
