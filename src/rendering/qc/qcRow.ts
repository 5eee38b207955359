import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import type { Vec3 } from '../../kernels/geometry/types.ts';
import { edgePoints } from '../../kernels/rendering/edgePoints.ts';
import { extractPlane } from '../../kernels/rendering/extractPlane.ts';
import { fieldOfViewPlane } from '../../kernels/rendering/fieldOfViewPlane.ts';
import { type FittedSize, fitPlane } from '../../kernels/rendering/fitPlane.ts';
import { loopArea } from '../../kernels/rendering/loopArea.ts';
import { projectToPlane } from '../../kernels/rendering/projectToPlane.ts';
import { resizePlane } from '../../kernels/rendering/resizePlane.ts';
import { traceOutline } from '../../kernels/rendering/traceOutline.ts';
import type { EdgePoints, Loop, PlaneMask, PlaneSamples } from '../../kernels/rendering/types.ts';
import type { MovingCarrier, QcSheetInput } from '../types.ts';
import { carryByMatrix } from './carryByMatrix.ts';
import { PANEL_SIZE } from './layout.ts';
import type { QcLandmark } from './qcLandmarks.ts';
import type { QcPlane } from './qcPlanes.ts';
import type { QcPoses } from './qcPoses.ts';

type PlanePoint = readonly [number, number];

/** A landmark near a plane, in plane pixels: its place on the ultrasound and where its MRI partner lands. */
export interface PlaneLandmark {
  readonly fixed: PlanePoint;
  readonly before: PlanePoint;
  readonly after: PlanePoint;
  readonly errors: QcLandmark;
}

/** The moving side at one pose on one plane. */
export interface RowPose {
  /** At the size of the panel. */
  readonly mri: PlaneSamples;
  /** MRI edges inside the cone, not yet chosen by strength. */
  readonly edges: EdgePoints;
  /** Outline of the carried tumour, plane pixels. */
  readonly tumour: readonly Loop[];
}

/** All that the panels of one plane show. */
export interface QcRow extends QcPlane {
  readonly fitted: FittedSize;
  readonly ultrasound: PlaneSamples;
  /** The cone on the panel, without holes. */
  readonly cone: PlaneMask;
  readonly coneOutline: readonly Loop[];
  readonly before: RowPose | null;
  readonly after: RowPose;
  /** Outline of the tumour annotated on the ultrasound, plane pixels. */
  readonly truth: readonly Loop[];
  readonly landmarks: readonly PlaneLandmark[];
}

/** Landmarks nearer to a plane than this are shown on it, mm. */
export const LANDMARK_REACH_MM = 4;
/** Smoothing of the MRI before its edges are taken, mm. */
const EDGE_SIGMA_MM = 0.9;

/** Samples both images, the labels and the landmarks on one plane. */
export function qcRow(
  input: QcSheetInput,
  poses: QcPoses,
  landmarks: readonly QcLandmark[],
  qcPlane: QcPlane,
): QcRow {
  const { plane } = qcPlane;
  const own = extractPlane(input.fixed, plane);
  const fitted = fitPlane(plane, { width: PANEL_SIZE, height: PANEL_SIZE });
  const ultrasound = resizePlane(own, fitted.width, fitted.height);
  const cone = fieldOfViewPlane(ultrasound);
  return {
    ...qcPlane,
    fitted,
    ultrasound,
    cone,
    coneOutline: outerBorders(own),
    before: poses.before && rowPose(poses.before, qcPlane, cone),
    after: rowPose(poses.after, qcPlane, cone),
    truth: truthOutline(input, qcPlane),
    landmarks: nearLandmarks(input, landmarks, qcPlane),
  };
}

function rowPose(carrier: MovingCarrier, { plane }: QcPlane, cone: PlaneMask): RowPose {
  const mri = carrier.image(plane);
  const label = carrier.label(plane);
  return {
    mri: resizePlane(mri, cone.width, cone.height),
    edges: edgePoints(mri, cone, EDGE_SIGMA_MM),
    tumour: label ? traceOutline(label) : [],
  };
}

function truthOutline({ fixed, fixedLabel }: QcSheetInput, { plane }: QcPlane): Loop[] {
  if (!fixedLabel) return [];
  const own = carryByMatrix(fixed, fixedLabel, fixed.geometry, IDENTITY_MAT4).label(plane);
  return own ? traceOutline(own) : [];
}

/** Outer borders of the cone on the plane's own pixels; specks beside it are left out. */
function outerBorders(samples: PlaneSamples): Loop[] {
  const loops = traceOutline(fieldOfViewPlane(samples));
  const largest = Math.max(0, ...loops.map(loopArea));
  return loops.filter((loop) => loopArea(loop) > 0.05 * largest);
}

function nearLandmarks(
  { fixed }: QcSheetInput,
  landmarks: readonly QcLandmark[],
  { plane }: QcPlane,
): PlaneLandmark[] {
  const project = (point: Vec3) => projectToPlane(point, fixed.geometry, plane);
  const place = (point: Vec3): PlanePoint => [project(point).x, project(point).y];
  return landmarks
    .filter((each) => Math.abs(project(each.fixedLps).distanceMm) <= LANDMARK_REACH_MM)
    .map((each) => ({
      fixed: place(each.fixedLps),
      before: place(each.beforeLps),
      after: place(each.afterLps),
      errors: each,
    }));
}
