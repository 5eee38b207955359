import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Vec3 } from '../geometry/types.ts';
import type { DisplayPlane, PixelRectangle } from './types.ts';

/**
 * The part of a plane inside a rectangle of its pixels, cut to the plane's own borders.
 *
 * @throws INVALID_INPUT when nothing of the plane is left.
 */
export function cropPlane(plane: DisplayPlane, rectangle: PixelRectangle): DisplayPlane {
  const left = Math.max(0, Math.floor(rectangle.left));
  const top = Math.max(0, Math.floor(rectangle.top));
  const right = Math.min(plane.width, Math.ceil(rectangle.right));
  const bottom = Math.min(plane.height, Math.ceil(rectangle.bottom));
  if (!(right > left && bottom > top)) {
    throw new SonoledgerError('INVALID_INPUT', 'The crop leaves no pixel of the plane; widen it.');
  }
  const { originIndex, stepRight, stepDown } = plane;
  const moved = (a: 0 | 1 | 2): number => originIndex[a] + left * stepRight[a] + top * stepDown[a];
  const origin: Vec3 = [moved(0), moved(1), moved(2)];
  return { ...plane, width: right - left, height: bottom - top, originIndex: origin };
}
