import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { corruptDicom } from '../dataSet/corruptDicom.ts';
import { integerOf } from '../dataSet/integerOf.ts';
import { type Keyword, tagOf } from '../dataSet/tags.ts';
import { textOf } from '../dataSet/textOf.ts';
import type { DicomDataSet } from '../dataSet/types.ts';
import type { DicomPixels } from '../types.ts';

/** Length of an encapsulated or damaged value. */
const UNDEFINED_LENGTH = 0xffff_ffff;

/**
 * What the header says about the pixels; undefined when the file has none.
 * @throws CORRUPT_FILE when an attribute is missing or contradicts others, UNSUPPORTED_FORMAT when the pixels are of
 * a kind that no integer array holds
 */
export function describePixels(dataSet: DicomDataSet): DicomPixels | undefined {
  const element = dataSet.elements[tagOf('PixelData')];
  if (!element) return undefined;
  const bitsAllocated = required(dataSet, 'BitsAllocated');
  const bitsStored = integerOf(dataSet, 'BitsStored') ?? bitsAllocated;
  const pixels = {
    rows: required(dataSet, 'Rows'),
    columns: required(dataSet, 'Columns'),
    samplesPerPixel: integerOf(dataSet, 'SamplesPerPixel') ?? 1,
    photometric: textOf(dataSet, 'PhotometricInterpretation') || 'MONOCHROME2',
    planar: integerOf(dataSet, 'PlanarConfiguration') === 1,
    bitsAllocated,
    bitsStored,
    highBit: integerOf(dataSet, 'HighBit') ?? bitsStored - 1,
    signed: integerOf(dataSet, 'PixelRepresentation') === 1,
    offset: element.dataOffset,
    length: element.length === UNDEFINED_LENGTH ? undefined : element.length,
    valueRepresentation: element.vr,
  };
  refuseImpossible(dataSet, pixels);
  return pixels as DicomPixels;
}

function required(dataSet: DicomDataSet, keyword: Keyword): number {
  const value = integerOf(dataSet, keyword);
  if (value === undefined) throw corruptDicom(dataSet.fileName, keyword, 'is missing');
  if (value === 0) throw corruptDicom(dataSet.fileName, keyword, 'is 0');
  return value;
}

function refuseImpossible(
  { fileName }: DicomDataSet,
  pixels: { samplesPerPixel: number; bitsAllocated: number; bitsStored: number; highBit: number },
): void {
  const { samplesPerPixel, bitsAllocated, bitsStored, highBit } = pixels;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3) {
    throw corruptDicom(fileName, 'SamplesPerPixel', `is ${samplesPerPixel} and not 1 or 3`);
  }
  if (![1, 8, 16, 32].includes(bitsAllocated)) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} stores ${bitsAllocated} bits per sample; 1, 8, 16 and 32 are read.`,
    );
  }
  if (bitsStored < 1 || bitsStored > bitsAllocated) {
    throw corruptDicom(fileName, 'BitsStored', `is ${bitsStored} of ${bitsAllocated} bits allocated`);
  }
  if (highBit < bitsStored - 1 || highBit >= bitsAllocated) {
    throw corruptDicom(fileName, 'HighBit', `is ${highBit} with ${bitsStored} of ${bitsAllocated} bits`);
  }
}
