import type { Geometry, Image, Vec3, VoxelArray } from '../../kernels/geometry/types.ts';

/** How the pixels of a transfer syntax are encoded. */
export type PixelCoding = 'NATIVE' | 'RLE' | 'JPEG' | 'JPEG_LOSSLESS' | 'JPEG_LS' | 'JPEG_2000';

/** What a header says about the pixels of each frame, checked for consistency. */
export interface DicomPixels {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  readonly photometric: string;
  /** Colour samples one plane after the other instead of pixel by pixel; native pixels only. */
  readonly planar: boolean;
  readonly bitsAllocated: 1 | 8 | 16 | 32;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** Byte offset of the value of Pixel Data, in the decompressed file if that is deflated. */
  readonly offset: number;
  /** As the file states it; undefined when it states no length (encapsulated pixels). */
  readonly length: number | undefined;
  readonly valueRepresentation: string | undefined;
}

/** value = slope * stored + intercept. */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
}

/** What tells apart frames that lie at the same position. Empty text means not stated. */
export interface FrameTraits {
  readonly stack: string;
  readonly echo: string;
  readonly imageType: string;
  readonly diffusion: string;
  readonly temporal: string;
  readonly trigger: string;
  readonly acquisition: string;
}

/** One plane of pixels and where it lies. */
export interface DicomFrame {
  /** Place of the frame in its file, from 0. */
  readonly index: number;
  /** Centre of the first pixel, LPS mm. */
  readonly positionLps: Vec3 | undefined;
  /** World direction of a row (along increasing column), then of a column. */
  readonly orientation: readonly number[] | undefined;
  /** Distance between rows, then between columns. */
  readonly pixelSpacingMm: readonly number[] | undefined;
  readonly rescale: Rescale;
  readonly traits: FrameTraits;
  /** Segment that the frame belongs to; segmentations only. */
  readonly segmentNumber: number | undefined;
}

/** What a file says about the removal of identity. Names of attributes only, never values. */
export interface IdentityFacts {
  readonly patientIdentityRemoved: boolean;
  /** Codes of the methods that were applied (DICOM PS3.15 Annex E), for example 113100. */
  readonly methodCodes: readonly string[];
  /** The file states that its dates were shifted or removed. */
  readonly datesModified: boolean;
  readonly findings: readonly IdentifyingTag[];
}

export type IdentityReason =
  | 'NOT_DECLARED'
  | 'NAMES'
  | 'BIRTH_DATE'
  | 'IDENTIFIERS'
  | 'CONTACTS'
  | 'INSTITUTION'
  | 'DATES'
  | 'FREE_TEXT'
  | 'BURNED_IN_ANNOTATION'
  | 'BURNED_IN_NOT_STATED'
  | 'PRIVATE_TAGS';

/** One reason why a file may identify a person. The tag is named, its value is not. */
export interface IdentifyingTag {
  readonly reason: IdentityReason;
  /** Keyword and tag, for example `PatientBirthDate (0010,0030)`. */
  readonly tag: string;
}

/** What one DICOM file says in front of its pixels. */
export interface DicomHeader {
  readonly fileName: string;
  readonly transferSyntaxUid: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly modality: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly frameOfReferenceUid: string;
  readonly seriesNumber: number | undefined;
  readonly seriesDescription: string;
  /** Absent when the file is no image, for example a report. */
  readonly pixels: DicomPixels | undefined;
  /** One per frame, in file order; empty when the file is no image. */
  readonly frames: readonly DicomFrame[];
  readonly identity: IdentityFacts;
}

/** A frame with the file it comes from. */
export interface DicomSlice {
  readonly header: DicomHeader;
  readonly frame: DicomFrame;
}

/** The frames of one series that can form one volume. */
export interface DicomSeries {
  /** Place in the list of series of the files, from 1; what a user chooses by. */
  readonly ordinal: number;
  readonly seriesUid: string;
  readonly studyUid: string;
  readonly frameOfReferenceUid: string;
  readonly seriesNumber: number | undefined;
  readonly description: string;
  readonly modality: string;
  readonly rows: number;
  readonly columns: number;
  /** What this part of a series that had to be split differs in, for example `echo 2`; empty when whole. */
  readonly part: string;
  /** In no particular order. */
  readonly slices: readonly DicomSlice[];
}

/** The grid of a series and its slices in the order of the third voxel axis. */
export interface OrderedSlices {
  readonly geometry: Geometry;
  readonly slices: readonly DicomSlice[];
}

/** A decoded series. */
export interface DicomVolume {
  readonly image: Image<VoxelArray>;
  readonly series: Omit<DicomSeries, 'slices'>;
  /** One header of the series, for what holds for all. */
  readonly header: DicomHeader;
  /** Indices of the given files that the volume was read from, in the order of its slices. */
  readonly sources: readonly number[];
}
