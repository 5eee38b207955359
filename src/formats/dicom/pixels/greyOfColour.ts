import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { DicomHeader } from '../types.ts';
import type { FrameSamples } from './types.ts';

/** Lossy compression moves the channels of a grey picture apart by a few levels. */
const GREY_TOLERANCE = 16;

/** Weights of ITU-R BT.601 in 1/256, as JPEG and DICOM derive Y. */
const WEIGHTS = [77, 150, 29];

/**
 * The luminance of a colour frame that shows grey, as ultrasound machines write B-mode: 8 bits, one byte per pixel.
 * @throws UNSUPPORTED_FORMAT when any pixel is coloured (Doppler, graphics) or the colours are no RGB or YBR of 8 bits
 */
export function greyOfColour({ fileName, pixels }: DicomHeader, { bytes }: FrameSamples): Uint8Array {
  const { rows, columns, photometric, bitsAllocated } = pixels!;
  const grey = new Uint8Array(rows * columns);
  const refuse = (problem: string): never => {
    const advice = 'Export it as grey (MONOCHROME2).';
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} ${problem}. ${advice}`, { photometric });
  };
  if (bitsAllocated !== 8) return refuse(`has colours of ${bitsAllocated} bits`);
  if (photometric === 'YBR_FULL_422') return subsampledLuminance(bytes, grey, () => refuse('shows colours'));
  if (!/^(RGB|YBR_(FULL|RCT|ICT))$/.test(photometric)) return refuse(`has the colours ${photometric}`);
  const coloured = photometric === 'YBR_FULL' ? isColouredYbr : isColouredRgb;
  for (let n = 0; n < grey.length; n++) {
    const [a, b, c] = [bytes[3 * n], bytes[3 * n + 1], bytes[3 * n + 2]];
    if (coloured(a, b, c)) refuse('shows colours, such as Doppler or graphics, which are no echo intensity');
    grey[n] = photometric === 'YBR_FULL' ? a : (WEIGHTS[0] * a + WEIGHTS[1] * b + WEIGHTS[2] * c + 128) >> 8;
  }
  return grey;
}

function isColouredRgb(r: number, g: number, b: number): boolean {
  return Math.max(r, g, b) - Math.min(r, g, b) > GREY_TOLERANCE;
}

function isColouredYbr(_luminance: number, blue: number, red: number): boolean {
  return Math.abs(blue - 128) > GREY_TOLERANCE / 2 || Math.abs(red - 128) > GREY_TOLERANCE / 2;
}

/** Two pixels share their colour: Y1 Y2 Cb Cr (DICOM PS3.3 C.7.6.3.1.2). */
function subsampledLuminance(bytes: Uint8Array, grey: Uint8Array, refuse: () => never): Uint8Array {
  for (let n = 0; n < grey.length; n++) {
    const pair = 4 * (n >> 1);
    if (isColouredYbr(0, bytes[pair + 2], bytes[pair + 3])) refuse();
    grey[n] = bytes[pair + (n & 1)];
  }
  return grey;
}
