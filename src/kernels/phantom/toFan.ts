import { atan2, sqrt } from './boundMath.ts';
import type { Fan } from './types.ts';

/** Where a point of the probe frame lies in a fan. */
export interface FanPoint {
  rangeMm: number;
  beamRad: number;
  frameRad: number;
}

/** Probe frame to fan coordinates; writes into `point`. */
export function toFan(fan: Fan, x: number, y: number, z: number, point: FanPoint): void {
  const behindFrame = z + fan.elevationRadiusMm;
  const inFrame = sqrt(y * y + behindFrame * behindFrame) - fan.elevationRadiusMm;
  const behindBeam = inFrame + fan.lateralRadiusMm;
  point.frameRad = atan2(y, behindFrame);
  point.beamRad = atan2(x, behindBeam);
  point.rangeMm = sqrt(x * x + behindBeam * behindBeam) - fan.lateralRadiusMm;
}
