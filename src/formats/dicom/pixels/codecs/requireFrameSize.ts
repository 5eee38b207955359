import { corruptDicom } from '../../dataSet/corruptDicom.ts';
import type { DicomHeader } from '../../types.ts';
import type { CodestreamHeader } from '../types.ts';

/**
 * Checks, before a codec allocates anything, that a compressed frame is as large as the file says.
 * @throws CORRUPT_FILE
 */
export function requireFrameSize({ fileName, pixels }: DicomHeader, stream: CodestreamHeader): void {
  const { rows, columns, samplesPerPixel, bitsAllocated } = pixels!;
  if (stream.rows !== rows || stream.columns !== columns || stream.components !== samplesPerPixel) {
    throw corruptDicom(
      fileName,
      'PixelData',
      `has a compressed frame of ${stream.columns} x ${stream.rows} pixels with ${stream.components} samples, but the header says ${columns} x ${rows} with ${samplesPerPixel}`,
    );
  }
  if (stream.precision < 1 || stream.precision > bitsAllocated) {
    const problem = `has a compressed frame of ${stream.precision} bits, but ${bitsAllocated} are allocated`;
    throw corruptDicom(fileName, 'PixelData', problem);
  }
}
