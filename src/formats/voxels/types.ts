/** How one voxel is stored; the names are those of `Volume.voxelType`. */
export type StoredType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'float32'
  | 'float64';

export type VoxelEncoding = 'RAW' | 'GZIP' | 'ZLIB' | 'BZIP2' | 'TEXT';

/** What a text header says about the bytes that hold the voxels. */
export interface VoxelLayout {
  readonly type: StoredType;
  readonly littleEndian: boolean;
  readonly encoding: VoxelEncoding;
  /** Number of voxels in each of the files, which share them equally. */
  readonly voxelsPerFile: number;
  /** Lines to leave out before the (compressed) data begin. */
  readonly lineSkip: number;
  /** Bytes to leave out of the uncompressed data; LAST takes them from the end of the file. */
  readonly byteSkip: number | 'LAST';
}
