import type { Adjustment } from '../../kernels/geometry/adjustmentMat4.ts';
import type { Mat4, PointsLps } from '../../kernels/geometry/types.ts';
import type { DeformationEvidence } from '../../kernels/registration/deformable/judgeDeformation.ts';
import type { DeformableOptions } from '../../kernels/registration/deformable/refineDeformable.ts';
import type { AffineOptions } from '../../kernels/registration/refineAffine.ts';
import type { RegistrationOptions, RegistrationResult } from '../../kernels/registration/types.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';
import type { Device } from '../devices/types.ts';
import type { ElastixOptions } from '../elastix/elastixParameterMap.ts';
import type { SourceFile } from '../tasks/sourceImage.ts';

/**
 * How a graph reads the MRI between voxels. `GRID_SAMPLE` is one operator, which WebGPU does not have for volumes;
 * `CORNER_GATHER` fetches the eight corners and weighs them, with operators that every device has.
 */
export type SamplerName = 'GRID_SAMPLE' | 'CORNER_GATHER';

/** LC2 of one level on a device, for many poses at once, in float32. One call at a time. */
export interface BatchEvaluator {
  readonly device: Device;
  readonly sampler: SamplerName;
  /** Poses that go to the device at once; longer lists are cut. */
  readonly largestBatch: number;
  /** Scores in the order of the poses. Each batch blocks the thread until it is done. */
  scores(poses: readonly Mat4[]): Promise<PoseScore[]>;
  /** Frees the memory on the device. */
  release(): Promise<void>;
}

export type MethodName =
  | 'TRACKED_POSE'
  | 'ELASTIX_MI_RIGID'
  | 'LANDMARK_RIGID'
  | 'IMPORTED'
  | 'MANUAL'
  | SearchMethod;

export type SearchMethod =
  | 'LC2_RIGID'
  | 'LC2_SIMILARITY'
  | 'LC2_AFFINE'
  | 'LC2_DEFORMABLE'
  | 'MATTES_MI_RIGID'
  | 'MIND_SSC_RIGID';

export interface RegisterVolumesPayload {
  readonly method: MethodName;
  readonly fixed: SourceFile;
  readonly moving: readonly { readonly sequence: string; readonly file: SourceFile }[];
  readonly trackedMovingToFixedLps: Mat4;
  readonly seed: number;
  /** Where the poses of an LC2 search are scored; cpu when left out. */
  readonly device?: Device;
  readonly options: Partial<RegistrationOptions>;
  /** Of a search: refinement ends after so long and the best pose so far is taken. */
  readonly timeLimitSeconds?: number;
  /** Of LC2_SIMILARITY and LC2_AFFINE: settings of the refinement. */
  readonly affine?: Partial<AffineOptions>;
  /** Of LC2_DEFORMABLE: settings of the bending. */
  readonly deformable?: Partial<DeformableOptions>;
  readonly tumour: SourceFile | null;
  readonly landmarks: Landmarks | null;
  /** Of LANDMARK_RIGID: one weight per landmark; all 1 when left out. */
  readonly landmarkWeights?: readonly number[];
  /** Of IMPORTED: the transform to measure. Of MANUAL: the one to move. */
  readonly givenMovingToFixedLps?: Mat4;
  /** The displacement field beside it, if it has one. */
  readonly givenField?: SourceFile | null;
  /** Of ELASTIX_MI_RIGID: changes of its parameter map. */
  readonly elastix?: Partial<ElastixOptions>;
  /** Of MANUAL: the displacement, in one of its two forms. */
  readonly adjustment?: Partial<Adjustment> & { readonly displacementLps?: Mat4 };
}

export interface Landmarks {
  readonly movingLps: PointsLps;
  readonly fixedLps: PointsLps;
}

export interface RegisterVolumesProgress {
  readonly fraction: number;
  readonly note: string;
}

/** The transform with everything that was measured about it. Millimetres, degrees, milliseconds. */
export interface RegisteredVolumes {
  readonly movingToFixedLps: Mat4;
  /** NIfTI file of the displacement field; null for a linear transform. */
  readonly fieldBytes: Uint8Array | null;
  readonly deformation: DeformationEvidence | null;
  readonly similarityName: string;
  readonly similarityTracked: number;
  readonly similarityRegistered: number;
  readonly evidence: RegistrationResult['evidence'];
  readonly tumourInConeFraction: number | null;
  readonly landmarkCount: number;
  readonly mtreTrackedMm: number | null;
  readonly mtreRegisteredMm: number | null;
  readonly warnings: readonly string[];
  readonly evaluations: number;
  readonly durationMs: number;
  /** Where poses were scored. */
  readonly device: Device;
}
