import type { Image, VoxelArray } from '../kernels/geometry/types.ts';

/**
 * What a file is, told by its content. `NIFTI_PAIR` is a .hdr of a .hdr/.img pair, `ANALYZE` its predecessor
 * without world geometry, `MNI_TAG` and `MNI_TRANSFORM` the text formats for landmarks and transforms.
 */
export type FileFormat =
  | 'NIFTI'
  | 'NIFTI_PAIR'
  | 'ANALYZE'
  | 'NRRD'
  | 'METAIMAGE'
  | 'MINC1'
  | 'HDF5'
  | 'DICOM'
  | 'MNI_TAG'
  | 'MNI_TRANSFORM'
  | 'PNG'
  | 'JPEG'
  | 'ZIP';

/** One file of an image as it crosses into a reader. */
export interface VolumeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Formats that volumes and label maps are imported from. */
export type VolumeFormat = 'NIFTI' | 'NRRD' | 'METAIMAGE' | 'MINC' | 'DICOM';

/** A decoded volume. `format` is what the content is, whatever the file is called. */
export interface ReadVolume {
  readonly image: Image<VoxelArray>;
  readonly format: VolumeFormat;
  /** Type of the stored voxels, for example uint8. */
  readonly voxelType: string;
  /** Indices of the given files that the volume was read from, in the order of reading. */
  readonly sources: readonly number[];
}

export interface DetectedFormat {
  readonly format: FileFormat;
  /** Whether the bytes are gzip around the format, as in .nii.gz. */
  readonly gzip: boolean;
}
