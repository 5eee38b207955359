import { sqrt } from './boundMath.ts';
import { fanAngles } from './fanAngles.ts';
import type { Fan, FanGrid } from './types.ts';

/** Share of the reflection that a rough interface returns whatever its angle. */
const DIFFUSE_SHARE = 0.35;

/**
 * Amplitude of the echo from interfaces: the impedance gradient per mm, in full where the interface faces the
 * beam and a third where the beam grazes it.
 */
export function reflectInterfaces(impedance: Float32Array, fan: Fan, grid: FanGrid): Float32Array {
  const { ranges, beams, frames, rangeStepMm } = grid;
  const { beamStepRad, frameStepRad } = fanAngles(fan, grid);
  const frameStride = ranges * beams;
  const result = new Float32Array(impedance.length);
  for (let frame = 0; frame < frames; frame++) {
    const before = frame > 0 ? frameStride : 0;
    const after = frame < frames - 1 ? frameStride : 0;
    for (let beam = 0; beam < beams; beam++) {
      const left = beam > 0 ? ranges : 0;
      const right = beam < beams - 1 ? ranges : 0;
      const line = frame * frameStride + beam * ranges;
      for (let range = 1; range < ranges - 1; range++) {
        const n = line + range;
        const rangeMm = range * rangeStepMm;
        const beamMm = beamStepRad * (rangeMm + fan.lateralRadiusMm);
        const frameMm = frameStepRad * (rangeMm + fan.elevationRadiusMm);
        const gr = (impedance[n + 1] - impedance[n - 1]) / (2 * rangeStepMm);
        const gb = (impedance[n + right] - impedance[n - left]) / (2 * beamMm);
        const gf = (impedance[n + after] - impedance[n - before]) / (2 * frameMm);
        const squared = gr * gr + gb * gb + gf * gf;
        if (squared === 0) continue;
        result[n] = sqrt(squared) * (DIFFUSE_SHARE + ((1 - DIFFUSE_SHARE) * gr * gr) / squared);
      }
    }
  }
  return result;
}
