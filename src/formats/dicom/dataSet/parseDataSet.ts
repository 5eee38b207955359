import dicomParser, { type DataSet } from 'dicom-parser';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { detectFormat } from '../../detectFormat.ts';
import { inflateDataSet } from './inflateDataSet.ts';
import { tagOf } from './tags.ts';
import type { DicomDataSet } from './types.ts';

const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';

/**
 * Parses the elements of a DICOM file up to its pixels. The bytes may end behind the pixels' first byte: a header
 * needs no more.
 * @throws UNSUPPORTED_FORMAT when the file is not DICOM with a preamble, CORRUPT_FILE when it cannot be parsed,
 * PAYLOAD_TOO_LARGE when a deflated file is too large
 */
export function parseDataSet(bytes: Uint8Array, fileName: string): DicomDataSet {
  const { format } = detectFormat(bytes, fileName);
  if (format !== 'DICOM') {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is ${format} and not DICOM.`, { format });
  }
  const dataSet = parse(bytes, fileName);
  const transferSyntaxUid = dataSet.string('x00020010') ?? '';
  return {
    fileName,
    bytes: dataSet.byteArray,
    elements: dataSet.elements,
    littleEndian: transferSyntaxUid !== EXPLICIT_BIG_ENDIAN,
    transferSyntaxUid,
  };
}

function parse(bytes: Uint8Array, fileName: string): DataSet {
  try {
    return dicomParser.parseDicom(bytes, {
      untilTag: tagOf('PixelData'),
      inflater: (all, position) => inflateDataSet(all, position, fileName),
    });
  } catch (cause) {
    if (cause instanceof SonoledgerError) throw cause;
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} is a truncated or damaged DICOM file: ${reason(cause)}. Copy it again.`,
      {},
      { cause },
    );
  }
}

/** dicom-parser throws strings, objects with the data set so far, and errors; deep sequences exhaust the stack. */
function reason(cause: unknown): string {
  if (cause instanceof RangeError) return 'its sequences are nested too deeply or reach beyond its end';
  const text =
    typeof cause === 'string'
      ? cause
      : ((cause as { exception?: unknown }).exception ?? (cause as { message?: unknown }).message);
  return String(text)
    .replace(/^dicomParser[.:]\w+:? ?/, '')
    .slice(0, 120);
}
