import type { Geometry, Image, VoxelArray } from '../kernels/geometry/types.ts';
import type { IdentityReason } from './dicom/types.ts';

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
  /** DICOM only. */
  readonly dicom?: DicomFacts;
}

/** What identifies a DICOM series. UIDs are as in the file and not to be stored as they are. */
export interface DicomFacts {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly frameOfReferenceUid: string;
  readonly seriesNumber: number | undefined;
  readonly description: string;
  /** Findings of the de-identification gate that had to be accepted. */
  readonly accepted: readonly IdentityReason[];
  /** How a segment was drawn: MANUAL, SEMIAUTOMATIC, AUTOMATIC, or not stated; segmentations only. */
  readonly algorithmType?: string;
}

export interface DicomReadOptions {
  /** Place in the list of series, from 1. */
  readonly ordinal?: number;
  readonly seriesUid?: string;
  /** Number of the segment of a segmentation. */
  readonly segment?: number;
  /** Findings of the de-identification gate that somebody answers for. */
  readonly accept?: readonly IdentityReason[];
}

export interface VolumeReadOptions {
  readonly dicom?: DicomReadOptions;
  /** Grid of the volume that a label is for: a DICOM segmentation is carried onto it. */
  readonly labelOn?: Geometry;
}

export interface DetectedFormat {
  readonly format: FileFormat;
  /** Whether the bytes are gzip around the format, as in .nii.gz. */
  readonly gzip: boolean;
}
