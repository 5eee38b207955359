import type { DataSet } from 'dicom-parser';

/**
 * The elements of a file in front of its pixels, with the file's name for messages. `bytes` are those that the
 * offsets of the elements count in: the file, or what a deflated file decompresses to.
 */
export interface DicomDataSet {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly elements: DataSet['elements'];
  readonly littleEndian: boolean;
  readonly transferSyntaxUid: string;
}

export type DicomElement = DataSet['elements'][string];
