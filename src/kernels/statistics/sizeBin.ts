import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { SIZE_BINS } from './sizeBins.ts';
import type { SizeBin, SizeBinning } from './types.ts';

// An area is a pixel count times a spacing that a NIfTI header holds in float32: 100 pixels of 0.7 x 0.5 mm come
// out as 34.9999994 mm2. The step is far above such rounding and far below one pixel.
const AREA_STEPS_PER_MM2 = 1e4;

/**
 * The size bin that holds a reference area, which is rounded to 0.0001 mm2 first.
 *
 * Errors: INVALID_INPUT for an area that is negative or not finite.
 */
export function sizeBin(areaMm2: number, binning: SizeBinning = SIZE_BINS): SizeBin {
  const rounded = Math.round(areaMm2 * AREA_STEPS_PER_MM2) / AREA_STEPS_PER_MM2;
  const bin = binning.bins.find(
    ({ fromMm2, toMm2 }) => rounded >= fromMm2 && (toMm2 === null || rounded < toMm2),
  );
  if (bin !== undefined && Number.isFinite(areaMm2) && areaMm2 >= 0) return bin;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${areaMm2} mm2 is in no size bin of ${binning.id}. Give the tumour area of the slice, 0 or more.`,
  );
}
