import { type AcousticTissue, acousticTissue } from './acousticTissue.ts';
import { cos, sin } from './boundMath.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { fanAngles } from './fanAngles.ts';
import type { Anatomy, Fan, FanGrid, TissueSampler } from './types.ts';

/** Acoustic properties on a fan grid (see AcousticTissue). */
export interface AcousticFan {
  readonly scatter: Float32Array;
  readonly impedance: Float32Array;
  readonly attenuation: Float32Array;
}

/** Samples the tissue along every beam of every frame. */
export function insonify(
  anatomy: Anatomy,
  sampleTissue: TissueSampler,
  fan: Fan,
  grid: FanGrid,
): AcousticFan {
  const { ranges, beams, frames, rangeStepMm } = grid;
  const { beamStepRad, frameStepRad } = fanAngles(fan, grid);
  const count = ranges * beams * frames;
  const scatter = new Float32Array(count);
  const impedance = new Float32Array(count);
  const attenuation = new Float32Array(count);
  const sample = emptyTissueSample();
  const tissue: AcousticTissue = { scatter: 0.5, impedance: 0.5, attenuation: 0.5 };
  let n = 0;
  for (let frame = 0; frame < frames; frame++) {
    const frameRad = frame * frameStepRad - fan.halfElevationRad;
    const [sinFrame, cosFrame] = [sin(frameRad), cos(frameRad)];
    for (let beam = 0; beam < beams; beam++) {
      const beamRad = beam * beamStepRad - fan.halfLateralRad + grid.frameShiftRad[frame];
      const [sinBeam, cosBeam] = [sin(beamRad), cos(beamRad)];
      for (let range = 0; range < ranges; range++, n++) {
        const behindBeam = range * rangeStepMm + fan.lateralRadiusMm;
        const behindFrame = behindBeam * cosBeam - fan.lateralRadiusMm + fan.elevationRadiusMm;
        const z = behindFrame * cosFrame - fan.elevationRadiusMm;
        sampleTissue(behindBeam * sinBeam, behindFrame * sinFrame, z, sample);
        acousticTissue(anatomy, sample, rangeStepMm, tissue);
        scatter[n] = tissue.scatter;
        impedance[n] = tissue.impedance;
        attenuation[n] = tissue.attenuation;
      }
    }
  }
  return { scatter, impedance, attenuation };
}
