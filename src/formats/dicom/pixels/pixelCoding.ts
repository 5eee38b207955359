import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { PixelCoding } from '../types.ts';

/** Transfer syntaxes of DICOM PS3.5 section 10 that are read. */
const CODING_BY_SYNTAX: Readonly<Record<string, PixelCoding>> = {
  '1.2.840.10008.1.2': 'NATIVE',
  '1.2.840.10008.1.2.1': 'NATIVE',
  '1.2.840.10008.1.2.1.99': 'NATIVE',
  '1.2.840.10008.1.2.2': 'NATIVE',
  '1.2.840.10008.1.2.5': 'RLE',
  '1.2.840.10008.1.2.4.50': 'JPEG',
  '1.2.840.10008.1.2.4.51': 'JPEG',
  '1.2.840.10008.1.2.4.57': 'JPEG_LOSSLESS',
  '1.2.840.10008.1.2.4.70': 'JPEG_LOSSLESS',
  '1.2.840.10008.1.2.4.80': 'JPEG_LS',
  '1.2.840.10008.1.2.4.81': 'JPEG_LS',
  '1.2.840.10008.1.2.4.90': 'JPEG_2000',
  '1.2.840.10008.1.2.4.91': 'JPEG_2000',
};

/**
 * How the pixels of a transfer syntax are encoded.
 * @throws UNSUPPORTED_FORMAT for the others (video, JPEG XL, high-throughput JPEG 2000, private ones)
 */
export function pixelCoding(transferSyntaxUid: string, fileName: string): PixelCoding {
  const coding = CODING_BY_SYNTAX[transferSyntaxUid];
  if (coding) return coding;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} has the transfer syntax ${transferSyntaxUid}, which is not read. Convert it to Explicit VR Little Endian, for example with dcmdjpeg or gdcmconv --raw.`,
    { transferSyntaxUid },
  );
}
