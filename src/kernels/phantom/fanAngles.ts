import type { Fan, FanGrid } from './types.ts';

/** Angles of the beams and frames of a fan grid: angle = first + step * index (beams also shift by frame). */
export function fanAngles(fan: Fan, grid: FanGrid): { beamStepRad: number; frameStepRad: number } {
  return {
    beamStepRad: (2 * fan.halfLateralRad) / (grid.beams - 1),
    frameStepRad: (2 * fan.halfElevationRad) / (grid.frames - 1),
  };
}
