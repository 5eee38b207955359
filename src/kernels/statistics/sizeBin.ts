import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { SIZE_BINS } from './sizeBins.ts';
import type { SizeBin, SizeBinning } from './types.ts';

// An area is a pixel count times a pixel area, so 875 pixels of 0.2 x 0.2 mm may come out a few units of the
// last place beside 35. A billionth of a mm2 is far below one pixel.
const AREA_QUANTA_PER_MM2 = 1e9;

/**
 * The size bin that holds a reference area.
 *
 * Errors: INVALID_INPUT for an area that is negative or not finite.
 */
export function sizeBin(areaMm2: number, binning: SizeBinning = SIZE_BINS): SizeBin {
  const rounded = Math.round(areaMm2 * AREA_QUANTA_PER_MM2) / AREA_QUANTA_PER_MM2;
  const bin = binning.bins.find(
    ({ lowerMm2, upperMm2 }) => rounded >= lowerMm2 && (upperMm2 === null || rounded < upperMm2),
  );
  if (bin !== undefined && Number.isFinite(areaMm2) && areaMm2 >= 0) return bin;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${areaMm2} mm2 is in no size bin of ${binning.id}. Give the tumour area of the slice, 0 or more.`,
  );
}
