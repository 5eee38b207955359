/** Three numbers in the order i, j, k (voxel space) or x, y, z (world). */
export type Vec3 = readonly [number, number, number];

/** Row-major 3x3. Columns of a direction matrix are the world directions of the voxel axes i, j, k. */
export type Mat3 = readonly [number, number, number, number, number, number, number, number, number];

/** Row-major 4x4 homogeneous matrix, 16 numbers, last row 0 0 0 1; acts on column vectors. */
export type Mat4 = readonly number[];

/**
 * Where a voxel grid lies in the world. World is LPS millimetres, as in ITK and DICOM. `originLps` is the
 * centre of voxel (0, 0, 0): world = origin + direction * (spacing .* index).
 */
export interface Geometry {
  readonly size: Vec3;
  readonly spacingMm: Vec3;
  readonly originLps: Vec3;
  readonly direction: Mat3;
}

export type VoxelArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** A scalar 3D image. `data[i + size[0] * (j + size[1] * k)]`: i runs fastest, as in NIfTI and ITK. */
export interface Image<T extends VoxelArray = Float32Array> {
  readonly geometry: Geometry;
  readonly data: T;
}

/** A binary image: 0 is outside, 1 is inside. Other values are a caller's error. */
export type Mask = Image<Uint8Array>;

/** An axis of the voxel grid; a slice with axis I is a plane of constant i. */
export type SliceAxis = 'I' | 'J' | 'K';

/**
 * Points in world LPS millimetres, one after the other: x0, y0, z0, x1, y1, z1, ... Landmark sets are two such
 * arrays of one length, point n of one being the partner of point n of the other.
 */
export type PointsLps = Float64Array;

/**
 * A rigid transform in world space: rotate about `centreLps`, then translate,
 * x -> R (x - centre) + centre + translation. The rotation vector is the axis times the angle (Rodrigues).
 */
export interface RigidTransform {
  readonly translationMm: Vec3;
  readonly rotationVectorRad: Vec3;
  readonly centreLps: Vec3;
}
