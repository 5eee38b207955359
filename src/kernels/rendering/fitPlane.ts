import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Size in screen pixels of a plane fitted into a box, and its one scale for both directions. */
export interface FittedSize {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMm: number;
}

/**
 * The largest size with the true aspect (in mm) of a plane that fits into a box of screen pixels; each side
 * has at least one pixel.
 *
 * @throws INVALID_INPUT when a size or spacing is not positive.
 */
export function fitPlane(
  plane: { readonly width: number; readonly height: number; readonly pixelMm: readonly [number, number] },
  box: { readonly width: number; readonly height: number },
): FittedSize {
  const widthMm = plane.width * plane.pixelMm[0];
  const heightMm = plane.height * plane.pixelMm[1];
  if (!(widthMm > 0 && heightMm > 0 && box.width >= 1 && box.height >= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'A plane and its box need positive sizes in pixels and mm.');
  }
  const pixelsPerMm = Math.min(box.width / widthMm, box.height / heightMm);
  return {
    width: Math.max(1, Math.round(widthMm * pixelsPerMm)),
    height: Math.max(1, Math.round(heightMm * pixelsPerMm)),
    pixelsPerMm,
  };
}
