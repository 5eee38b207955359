import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { SliceGrid } from './types.ts';

/**
 * Checks that a grid has whole positive sides, finite positive spacing and the length of the masks.
 *
 * Errors: INVALID_INPUT for sides or spacing, GRID_MISMATCH for a mask of another length.
 */
export function validateSliceGrid(grid: SliceGrid, prediction: Uint8Array, reference: Uint8Array): void {
  const { width, height, pixelSpacingMm } = grid;
  if (!isSide(width) || !isSide(height)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A slice needs whole positive sides but has ${width} x ${height}. Give its width and height in pixels.`,
    );
  }
  if (pixelSpacingMm.length !== 2 || !pixelSpacingMm.every((s) => Number.isFinite(s) && s > 0)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Pixel spacing must be two positive numbers of mm but is [${pixelSpacingMm.join(', ')}]. ` +
        'Take it from the geometry of the parent volume.',
    );
  }
  for (const [name, mask] of [
    ['prediction', prediction],
    ['reference', reference],
  ] as const) {
    if (mask.length !== width * height) {
      throw new SonoledgerError(
        'GRID_MISMATCH',
        `The ${name} has ${mask.length} pixels but the slice has ${width} x ${height}. ` +
          'Resample it to the grid of the slice first.',
        { width, height, pixels: mask.length },
      );
    }
  }
}

function isSide(n: number): boolean {
  return Number.isSafeInteger(n) && n > 0;
}
