import type { Geometry } from './types.ts';

export type Handedness = 'right' | 'left';

/**
 * Whether the voxel axes i, j, k form a right-handed triple in the world, that is, whether the determinant of
 * the direction matrix is positive. Both occur in real files and both are valid; tools that assume a rotation
 * must ask first.
 */
export function handedness(geometry: Pick<Geometry, 'direction'>): Handedness {
  const [a, b, c, d, e, f, g, h, i] = geometry.direction;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return determinant > 0 ? 'right' : 'left';
}
