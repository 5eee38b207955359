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

export interface DetectedFormat {
  readonly format: FileFormat;
  /** Whether the bytes are gzip around the format, as in .nii.gz. */
  readonly gzip: boolean;
}
