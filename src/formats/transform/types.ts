import type { Mat4 } from '../../kernels/geometry/types.ts';

export type TransformFormat = 'TEXT' | 'ITK' | 'ITK_HDF5' | 'XFM';

/** Whether x and y point left and back (ITK, DICOM) or right and front (NIfTI, MINC). */
export type WorldSpace = 'LPS' | 'RAS';

/** Which image's world points the matrix takes, and to which it brings them. */
export type TransformDirection = 'MOVING_TO_FIXED' | 'FIXED_TO_MOVING';

/** A linear transform as its file states it. Whether it fits is for the caller to check. */
export interface TransformFile {
  readonly format: TransformFormat;
  readonly matrix: Mat4;
  /** What the format fixes; null where only the person who wrote the file knows. */
  readonly space: WorldSpace | null;
  readonly direction: TransformDirection | null;
}
