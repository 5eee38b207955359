import type { Mask } from '../../src/kernels/geometry/types.ts';

/**
 * A mask drawn in text: one array of rows per plane k, one string per row j, `#` inside along i. Spacing 1 mm,
 * origin 0, axes of the world.
 */
export function maskFromPlanes(...planes: readonly (readonly string[])[]): Mask {
  return {
    geometry: {
      size: [planes[0][0].length, planes[0].length, planes.length],
      spacingMm: [1, 1, 1],
      originLps: [0, 0, 0],
      direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    },
    data: Uint8Array.from(planes.flat().join(''), (character) => (character === '#' ? 1 : 0)),
  };
}
