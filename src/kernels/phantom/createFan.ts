import type { Fan, PhantomOptions } from './types.ts';

const DEGREES = Math.PI / 180;

/** A fan that fills the ultrasound box: about 50 mm deep and 60 mm wide at the default sizes. */
export function createFan({ ultrasoundSize, ultrasoundSpacingMm }: PhantomOptions): Fan {
  const extent = Math.min(...ultrasoundSize.map((n, axis) => n * ultrasoundSpacingMm[axis]));
  return {
    lateralRadiusMm: 0.3 * extent,
    elevationRadiusMm: 0.7 * extent,
    halfLateralRad: 28 * DEGREES,
    halfElevationRad: 20 * DEGREES,
    depthMm: 0.78 * extent,
  };
}
