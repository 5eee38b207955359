import type { RandomGenerator } from '../random/randomGenerator.ts';
import type { Fan, FanGrid } from './types.ts';

/** Lays samples over a fan about as dense as the voxels, with a ragged rim from an unsteady sweep. */
export function createFanGrid(fan: Fan, voxelMm: number, random: RandomGenerator): FanGrid {
  const rangeStepMm = 0.5 * voxelMm;
  const beamLength = 2 * fan.halfLateralRad * (fan.depthMm + fan.lateralRadiusMm);
  const sweepLength = 2 * fan.halfElevationRad * (fan.depthMm + fan.elevationRadiusMm);
  const frames = Math.max(8, Math.ceil(sweepLength / voxelMm) + 1);
  return {
    ranges: Math.ceil(fan.depthMm / rangeStepMm) + 2,
    beams: Math.max(8, Math.ceil(beamLength / (0.9 * voxelMm)) + 1),
    frames,
    rangeStepMm,
    frameShiftRad: drawShifts(frames, random),
  };
}

/** Slow drift of about a degree with a few sudden steps, as in a freehand sweep. */
function drawShifts(frames: number, random: RandomGenerator): Float64Array {
  const shifts = new Float64Array(frames);
  let drift = 0;
  let step = 0;
  for (let n = 0; n < frames; n++) {
    drift = 0.95 * drift + 0.002 * random.normal();
    if (random.uniform() < 3 / frames) step = 0.02 * random.normal();
    shifts[n] = drift + step;
  }
  return shifts;
}
