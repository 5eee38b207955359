import type { Image, Mask, Mat4, PointsLps, Vec3 } from '../geometry/types.ts';

/** Sizes and amounts of a phantom; every field has a default (see resolvePhantomOptions). */
export interface PhantomOptions {
  /** MRI grid, voxels. */
  readonly mriSize: Vec3;
  /** MRI spacing, mm. */
  readonly mriSpacingMm: Vec3;
  /** Ultrasound grid, voxels. */
  readonly ultrasoundSize: Vec3;
  /** Ultrasound spacing, mm. */
  readonly ultrasoundSpacingMm: Vec3;
  /** Landmark pairs asked for; a small cone may hold fewer. */
  readonly landmarkCount: number;
  /** Standard deviation per axis of a person placing a landmark in the ultrasound, mm. */
  readonly landmarkPickSdMm: number;
  /** Multiplies the drawn translation and rotation; 0 gives a perfectly tracked pair. */
  readonly misalignmentScale: number;
  /** Largest displacement of the tissue in view by brain shift, mm; 0 leaves the pair rigid. At most 10. */
  readonly brainShiftMm: number;
  /** Standard deviation of the MRI noise as a share of the white-matter intensity. */
  readonly mriNoise: number;
}

export interface PhantomRequest {
  readonly seed: number | string;
  /** Position in the cohort, 0-based: traits are dealt so that every 12 patients span the whole range. */
  readonly patientIndex: number;
  readonly options?: Partial<PhantomOptions>;
}

export type PhantomStage = 'ANATOMY' | 'MRI' | 'ULTRASOUND' | 'ANNOTATIONS';

export interface PhantomProgress {
  readonly stage: PhantomStage;
  /** Share of the whole patient that is done, 0 to 1. */
  readonly fraction: number;
}

/** Brightness of the solid tumour, or of its cyst, against white matter in ultrasound. */
export type Echogenicity = 'HYPERECHOIC' | 'ISOECHOIC' | 'HYPOECHOIC' | 'CYSTIC';

/** What the growth pattern resembles. A phantom has no histology, hence the suffix. */
export type HistologyLike =
  | 'DIFFUSE_GLIOMA_LIKE'
  | 'HIGH_GRADE_GLIOMA_LIKE'
  | 'CYSTIC_GLIOMA_LIKE'
  | 'METASTASIS_LIKE';

export interface TumourTraits {
  readonly histologyLike: HistologyLike;
  readonly echogenicity: Echogenicity;
  /** Largest cross-section that the shape is scaled to before brain and cone clip it, mm2. */
  readonly targetAreaMm2: number;
}

export type LandmarkKind = 'SULCUS_BOTTOM' | 'VENTRICLE_CORNER' | 'VESSEL_BRANCHING';

/** Homologous points, mm. Point n of each list belongs to point n of the others. */
export interface PhantomLandmarks {
  /** Where the structure is in the MRI. */
  readonly movingLps: PointsLps;
  /** Where a person placed it in the ultrasound. */
  readonly fixedLps: PointsLps;
  readonly kinds: readonly LandmarkKind[];
}

/** One part of a displacement: displacementMm * exp(-|x - centre|^2 / (2 sigmaMm^2)). */
export interface GaussianBump {
  readonly centre: Vec3;
  readonly sigmaMm: number;
  readonly displacementMm: Vec3;
}

/**
 * What a perfect deformable registration recovers beside the rigid part. A point x of the ultrasound shows the tissue
 * that the MRI has at fixedToMovingLps (x + sum of the bumps at x), with the rigid fixedToMovingLps.
 */
export interface PhantomBrainShift {
  /** In world LPS mm of the ultrasound. */
  readonly bumpsLps: readonly GaussianBump[];
  /** From where the rigid part puts each landmark of the MRI to where it lies in the ultrasound, LPS mm. */
  readonly landmarkDisplacementsMm: readonly Vec3[];
}

export interface PhantomPatient {
  readonly seed: number | string;
  readonly patientIndex: number;
  readonly traits: TumourTraits;
  readonly mri: { readonly t1: Image<Int16Array>; readonly flair: Image<Int16Array> };
  /** The true tumour on the MRI grid. */
  readonly mriTumour: Mask;
  /** 8 bit B-mode volume: 0 outside the cone, at least 1 inside. */
  readonly ultrasound: Image<Uint8Array>;
  /** The insonified voxels of the ultrasound grid. */
  readonly cone: Mask;
  /** The true tumour inside the cone, on the ultrasound grid. */
  readonly usTumour: Mask;
  /** The same tumour as a second rater draws it: smooth boundary variation and a small bias. */
  readonly secondRater: Mask;
  readonly landmarks: PhantomLandmarks;
  /** The rigid transform that a perfect registration recovers; the identity is the tracked pose. */
  readonly trueMovingToFixedLps: Mat4;
  /** Undefined for a rigid pair. */
  readonly brainShift: PhantomBrainShift | undefined;
}

/**
 * Periodic smooth noise of zero mean and unit standard deviation on nodes^3 points. `channels` values per node,
 * interleaved.
 */
export interface NoiseLattice {
  readonly data: Float32Array;
  /** Per axis; a power of two, so that sampling wraps with a bit mask. */
  readonly nodes: 32 | 64;
  readonly channels: 1 | 3;
  readonly spacingMm: number;
}

/**
 * The sulci on the flattened brain surface (stereographic map, mm, centred below the probe): distance to the
 * nearest sulcal line and the depth of the sulcus there.
 */
export interface SulcusMap {
  readonly size: number;
  readonly spacingMm: number;
  readonly distanceMm: Float32Array;
  readonly depthMm: Float32Array;
  /** Band-pass field whose zero set the sulci follow. */
  readonly field: Float32Array;
}

/** A tube of varying radius through points, in canonical space (before the warp), mm. */
export interface Tube {
  readonly points: readonly Vec3[];
  readonly radiiMm: readonly number[];
}

/** Signed distance to the nearest vessel wall on a regular lattice of canonical space, mm. */
export interface VesselField {
  readonly size: Vec3;
  readonly spacingMm: number;
  readonly originMm: Vec3;
  readonly distanceMm: Float32Array;
}

export interface TumourLobe {
  /** From the tumour centre, in radii. */
  readonly offset: Vec3;
  /** Half axes, in radii. */
  readonly axes: Vec3;
}

export interface TumourShape {
  readonly lobes: readonly TumourLobe[];
  /** Boundary displacement, in radii. */
  readonly roughness: number;
  readonly noise: NoiseLattice;
}

export interface Calcification {
  readonly centre: Vec3;
  readonly radiusMm: number;
}

/** A tumour placed in the probe frame, mm. */
export interface Tumour {
  readonly traits: TumourTraits;
  readonly shape: TumourShape;
  readonly centre: Vec3;
  readonly radiusMm: number;
  /** How much sulcal fluid still shows inside it, 0 to 1. */
  readonly infiltration: number;
  /** Wall around the cyst or necrosis, mm; undefined for a solid tumour. */
  readonly coreWallMm: number | undefined;
  readonly oedemaMm: number;
  readonly calcifications: readonly Calcification[];
}

/**
 * The implicit anatomy. Two frames: the probe frame (x lateral, y elevation, z depth below the middle of the
 * transducer face, mm) is where the patient lies; canonical space is the same before the folding warp.
 */
export interface Anatomy {
  readonly brainCentre: Vec3;
  readonly brainRadiusMm: number;
  /** Columns: the world LPS directions of the probe axes. */
  readonly probeToLps: Mat4;
  readonly midlineNormal: Vec3;
  readonly warp: NoiseLattice;
  readonly warpSdMm: number;
  readonly texture: NoiseLattice;
  readonly clutter: NoiseLattice;
  readonly sulci: SulcusMap;
  readonly cortexThicknessMm: number;
  readonly ventricles: readonly Tube[];
  readonly choroid: readonly Tube[];
  readonly deepGrey: readonly { readonly centre: Vec3; readonly axes: Vec3 }[];
  readonly vessels: VesselField;
  readonly vesselBranchings: readonly Vec3[];
  readonly craniotomy: { readonly x: number; readonly y: number; readonly radiusMm: number };
  readonly tumour: Tumour | undefined;
}

/** What is found at one point of the probe frame: signed distances in mm, negative inside the structure. */
export interface TissueSample {
  /** Depth below the pia, positive inside the brain. */
  depthMm: number;
  fluidMm: number;
  ventricleMm: number;
  choroidMm: number;
  falxMm: number;
  deepGreyMm: number;
  vesselMm: number;
  tumourMm: number;
  coreMm: number;
  calcificationMm: number;
  /** Distance from the rim of the craniotomy, negative inside the opening. */
  craniotomyMm: number;
  /** Unit-variance tissue texture, shared by all modalities. */
  texture: number;
  /** Unit-variance echogenicity that only sound sees, mm fine. */
  clutter: number;
  /** The same some five times coarser: how dense the strands in a sulcus are. */
  strands: number;
}

export type TissueSampler = (x: number, y: number, z: number, sample: TissueSample) => void;

/**
 * A swept convex array. Beams of one frame diverge from a line `lateralRadiusMm` behind the face; frames tilt
 * about a line `elevationRadiusMm` behind it.
 */
export interface Fan {
  readonly lateralRadiusMm: number;
  readonly elevationRadiusMm: number;
  readonly halfLateralRad: number;
  readonly halfElevationRad: number;
  readonly depthMm: number;
}

/** Samples of the fan: range fastest, then beam, then frame. */
export interface FanGrid {
  readonly ranges: number;
  readonly beams: number;
  readonly frames: number;
  readonly rangeStepMm: number;
  /** First beam of each frame that touches the skin: a swept probe is never held still, so the rim is ragged. */
  readonly frameShiftRad: Float64Array;
}
