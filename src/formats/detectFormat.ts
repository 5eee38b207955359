import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { gunzip } from './gzip/gunzip.ts';
import { gunzipPrefix } from './gzip/gunzipPrefix.ts';
import { isGzip } from './gzip/isGzip.ts';
import type { DetectedFormat, FileFormat } from './types.ts';

interface Signature {
  readonly format: FileFormat;
  readonly offset: number;
  /** One string per accepted byte sequence, in latin-1. */
  readonly magic: readonly string[];
  /** The least bytes a file of this format has. */
  readonly minBytes?: number;
}

const SIGNATURES: readonly Signature[] = [
  { format: 'NIFTI', offset: 344, magic: ['n+1\0'] },
  { format: 'NIFTI', offset: 4, magic: ['n+2\0\r\n\x1a\n'] },
  { format: 'NIFTI_PAIR', offset: 344, magic: ['ni1\0'] },
  { format: 'NIFTI_PAIR', offset: 4, magic: ['ni2\0\r\n\x1a\n'] },
  { format: 'DICOM', offset: 128, magic: ['DICM'] },
  { format: 'NRRD', offset: 0, magic: ['NRRD'] },
  { format: 'METAIMAGE', offset: 0, magic: ['ObjectType', 'NDims', 'Comment'] },
  { format: 'MINC1', offset: 0, magic: ['CDF\x01', 'CDF\x02'] },
  { format: 'HDF5', offset: 0, magic: ['\x89HDF\r\n\x1a\n'] },
  { format: 'MNI_TAG', offset: 0, magic: ['MNI Tag Point File'] },
  { format: 'MNI_TRANSFORM', offset: 0, magic: ['MNI Transform File'] },
  { format: 'PNG', offset: 0, magic: ['\x89PNG'] },
  { format: 'JPEG', offset: 0, magic: ['\xff\xd8\xff'] },
  { format: 'ZIP', offset: 0, magic: ['PK\x03\x04'] },
  // Last, because its only mark is the header length in either byte order, which could occur by chance.
  { format: 'ANALYZE', offset: 0, magic: ['\x5c\x01\0\0', '\0\0\x01\x5c'], minBytes: 348 },
];

/** Every signature ends before this byte. */
const LAST_MAGIC_BYTE = 348;

/**
 * Tells a file's format by its first bytes; the name is used in messages only, because extensions lie.
 * @param bytes the file or its beginning, at least 1 KiB unless the file is shorter
 * @throws CORRUPT_FILE when the file is empty or its gzip layer is damaged, UNSUPPORTED_FORMAT when the content
 * is none of the known formats
 */
export function detectFormat(bytes: Uint8Array, fileName: string): DetectedFormat {
  if (bytes.length === 0) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} is empty.`);
  }
  const gzip = isGzip(bytes);
  const head = gzip ? gunzipPrefix(bytes) : bytes;
  const format = SIGNATURES.find((signature) => matches(head, signature))?.format;
  if (format === undefined) {
    // A gzip file cut short before any magic number is damaged rather than unknown.
    if (gzip && head.length < LAST_MAGIC_BYTE) gunzip(bytes, { fileName, maxBytes: LAST_MAGIC_BYTE });
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `The content of ${fileName} is none of the known image and landmark formats.`,
    );
  }
  return { format, gzip };
}

function matches(head: Uint8Array, { offset, magic, minBytes = 0 }: Signature): boolean {
  if (head.length < minBytes) return false;
  return magic.some((text) => {
    const at = Buffer.from(head.buffer, head.byteOffset, head.byteLength).subarray(
      offset,
      offset + text.length,
    );
    return at.toString('latin1') === text;
  });
}
