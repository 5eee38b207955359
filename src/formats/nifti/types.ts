import type { Geometry } from '../../kernels/geometry/types.ts';
import type { StoredType } from '../voxels/types.ts';

/** Which header field the world geometry came from; `PIXDIM` means that the file has no world geometry. */
export type NiftiTransformSource = 'SFORM' | 'QFORM' | 'PIXDIM';

/** What a NIfTI header says, before the voxels are read. */
export interface NiftiHeader {
  readonly version: 1 | 2;
  readonly littleEndian: boolean;
  readonly gzip: boolean;
  /** Whether the voxels lie in a file of their own, the .img of a .hdr. */
  readonly detached: boolean;
  readonly voxelType: StoredType;
  /** Byte offset of the first voxel in the uncompressed file that holds them. */
  readonly dataOffset: number;
  /** value = slope * stored + intercept; absent when the stored values are the values. */
  readonly scaling?: { readonly slope: number; readonly intercept: number };
  readonly geometry: Geometry;
  readonly transformSource: NiftiTransformSource;
  readonly qformCode: number;
  readonly sformCode: number;
  readonly description: string;
}
