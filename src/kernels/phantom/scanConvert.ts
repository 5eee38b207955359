import type { Geometry, Image, Mask, Mat4 } from '../geometry/types.ts';
import { voxelCount } from '../geometry/voxelCount.ts';
import { floor, max, min, round } from './boundMath.ts';
import { fanAngles } from './fanAngles.ts';
import { type FanPoint, toFan } from './toFan.ts';
import type { Fan, FanGrid } from './types.ts';
import { walkGrid } from './walkGrid.ts';

/**
 * Reconstructs a swept fan on a voxel grid by trilinear interpolation.
 * @param levels grey levels of at least 1 on the fan grid
 * @returns the volume, 0 outside the cone and at least 1 inside, and the cone
 */
export function scanConvert(
  levels: Float32Array,
  fan: Fan,
  grid: FanGrid,
  geometry: Geometry,
  indexToProbe: Mat4,
): { ultrasound: Image<Uint8Array>; cone: Mask } {
  const data = new Uint8Array(voxelCount(geometry));
  const cone = new Uint8Array(data.length);
  const { beamStepRad, frameStepRad } = fanAngles(fan, grid);
  const point: FanPoint = { rangeMm: 0.5, beamRad: 0.5, frameRad: 0.5 };
  const last = grid.frames - 1;
  const beamIndex = (frame: number): number =>
    (point.beamRad - grid.frameShiftRad[frame] + fan.halfLateralRad) / beamStepRad;
  walkGrid(geometry, indexToProbe, (n, x, y, z) => {
    toFan(fan, x, y, z, point);
    if (!(point.rangeMm >= 0 && point.rangeMm <= fan.depthMm)) return;
    const frame = (point.frameRad + fan.halfElevationRad) / frameStepRad;
    if (!(frame >= 0 && frame <= last)) return;
    const nearest = beamIndex(round(frame));
    if (!(nearest >= 0 && nearest <= grid.beams - 1)) return;
    const first = min(last - 1, floor(frame));
    const range = point.rangeMm / grid.rangeStepMm;
    const a = frameLevel(levels, grid, first, beamIndex(first), range);
    const b = frameLevel(levels, grid, first + 1, beamIndex(first + 1), range);
    cone[n] = 1;
    data[n] = max(1, min(255, round(a + (b - a) * (frame - first))));
  });
  return { ultrasound: { geometry, data }, cone: { geometry, data: cone } };
}

/** Bilinear level in one frame, clamped at its edges. */
function frameLevel(
  levels: Float32Array,
  { ranges, beams }: FanGrid,
  frame: number,
  beam: number,
  range: number,
): number {
  const b = max(0, min(beams - 1.001, beam));
  const r = max(0, min(ranges - 1.001, range));
  const j = b | 0;
  const i = r | 0;
  const n = frame * ranges * beams + j * ranges + i;
  const near = levels[n] + (levels[n + 1] - levels[n]) * (r - i);
  const far = levels[n + ranges] + (levels[n + ranges + 1] - levels[n + ranges]) * (r - i);
  return near + (far - near) * (b - j);
}
