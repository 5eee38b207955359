import type { Mask } from '../../../kernels/geometry/types.ts';
import type { DicomHeader } from '../types.ts';

/** A coded concept, for example SCT 115240006 Glioma. Empty text where the file says nothing. */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** What the file says about one segment. */
export interface SegmentDescription {
  readonly number: number;
  readonly label: string;
  readonly category: Code;
  readonly type: Code;
  /** MANUAL, SEMIAUTOMATIC or AUTOMATIC; empty when not stated. */
  readonly algorithmType: string;
  /** Name of the program that drew it, empty for people. */
  readonly tool: string;
}

/** One segment as a mask. */
export interface Segment extends SegmentDescription {
  /** On the reference grid. */
  readonly mask: Mask;
  /** Labelled voxels of the mask; 0 for an empty segment. */
  readonly voxelCount: number;
  /** Labelled voxels of the file whose centre lies outside the reference grid. */
  readonly voxelsOutside: number;
}

export interface DicomSegmentation {
  readonly header: DicomHeader;
  readonly segmentationType: 'BINARY' | 'FRACTIONAL' | 'LABELMAP';
  /** UIDs of the series that the segmentation names as drawn on; often none. */
  readonly referencedSeriesUids: readonly string[];
  readonly segments: readonly Segment[];
  /** How far the file's voxel centres lie from those of the reference, at most, in reference voxels. */
  readonly gridOffsetVoxels: number;
}
