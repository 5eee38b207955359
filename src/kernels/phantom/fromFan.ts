import type { Vec3 } from '../geometry/types.ts';
import type { Fan } from './types.ts';

/** Fan coordinates to the probe frame, mm. */
export function fromFan(fan: Fan, rangeMm: number, beamRad: number, frameRad: number): Vec3 {
  const behindBeam = rangeMm + fan.lateralRadiusMm;
  const inFrame = behindBeam * Math.cos(beamRad) - fan.lateralRadiusMm;
  const behindFrame = inFrame + fan.elevationRadiusMm;
  return [
    behindBeam * Math.sin(beamRad),
    behindFrame * Math.sin(frameRad),
    behindFrame * Math.cos(frameRad) - fan.elevationRadiusMm,
  ];
}
