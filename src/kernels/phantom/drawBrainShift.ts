import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { brainShiftOrigin } from './brainShiftOrigin.ts';
import { drawDirection } from './drawDirection.ts';
import { fromFan } from './fromFan.ts';
import type { Fan, GaussianBump } from './types.ts';

/** Bumps beside the sag, and the most that each moves tissue, as a share of the sag. */
const IRREGULARITIES = 6;
const IRREGULAR_SHARE = 0.15;
/** Depth over which they fade, mm. */
const FADE_MM = 30;
const DEGREES = Math.PI / 180;

/**
 * Draws how the brain has moved between MRI and ultrasound: it sags away from the opening along gravity, most at the
 * surface and less with depth and to the sides, and a little irregularly.
 *
 * The sum of w exp(-d^2 / 2 s^2) has a slope of at most sum |w| / (s sqrt(e)). That stays below 1 up to 10 mm, so the
 * map is one to one and smooth both ways.
 * @param largestMm largest displacement inside the fan
 * @returns bumps in the probe frame, for `brainShiftOrigin`
 */
export function drawBrainShift(fan: Fan, largestMm: number, random: RandomGenerator): GaussianBump[] {
  if (largestMm === 0) return [];
  const bumps = [drawSag(random.fork('sag'))];
  const irregular = random.fork('irregular');
  for (let n = 0; n < IRREGULARITIES; n++) bumps.push(drawIrregularity(fan, irregular));
  const scale = largestMm / largestDisplacementMm(bumps, fan);
  return bumps.map((bump) => ({ ...bump, displacementMm: times(bump.displacementMm, scale) }));
}

/** Tissue that is seen at a point came from nearer to the probe, hence the minus. Gravity is within 30 degrees. */
function drawSag(random: RandomGenerator): GaussianBump {
  const tilt = 30 * DEGREES * random.uniform();
  const turn = 2 * Math.PI * random.uniform();
  const gravity: Vec3 = [Math.sin(tilt) * Math.cos(turn), Math.sin(tilt) * Math.sin(turn), Math.cos(tilt)];
  return {
    centre: [6 * random.normal(), 6 * random.normal(), 2],
    sigmaMm: 22 + 6 * random.uniform(),
    displacementMm: times(gravity, -1),
  };
}

function drawIrregularity(fan: Fan, random: RandomGenerator): GaussianBump {
  const within = (half: number): number => half * (2 * random.uniform() - 1);
  const depthMm = fan.depthMm * random.uniform();
  const size = IRREGULAR_SHARE * (0.5 + 0.5 * random.uniform()) * Math.exp(-depthMm / FADE_MM);
  return {
    centre: fromFan(fan, depthMm, within(fan.halfLateralRad), within(fan.halfElevationRad)),
    sigmaMm: 12 + 6 * random.uniform(),
    displacementMm: times(drawDirection(random), size),
  };
}

/** Over points of the fan some 4 mm apart, far closer than the field changes. */
function largestDisplacementMm(bumps: readonly GaussianBump[], fan: Fan): number {
  const steps = 16;
  const origin = new Float64Array(3);
  let largest = 0;
  for (let n = 0; n < (steps + 1) ** 3; n++) {
    const at = [n % (steps + 1), Math.floor(n / (steps + 1)) % (steps + 1), Math.floor(n / (steps + 1) ** 2)];
    const [range, beam, frame] = at.map((index) => index / steps);
    const [x, y, z] = fromFan(
      fan,
      range * fan.depthMm,
      (2 * beam - 1) * fan.halfLateralRad,
      (2 * frame - 1) * fan.halfElevationRad,
    );
    brainShiftOrigin(bumps, x, y, z, origin);
    largest = Math.max(largest, Math.hypot(origin[0] - x, origin[1] - y, origin[2] - z));
  }
  return largest;
}

const times = ([x, y, z]: Vec3, factor: number): Vec3 => [x * factor, y * factor, z * factor];
