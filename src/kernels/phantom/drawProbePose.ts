import type { Mat4, Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';

/**
 * Draws where the craniotomy is on the head: 14 to 33 degrees off the midline on either side, from frontal to
 * parietal, and how the probe is turned about its axis.
 * @param brainDepthMm distance from the transducer face to the middle of the brain
 * @returns probe frame to world LPS, mm
 */
export function drawProbePose(brainDepthMm: number, random: RandomGenerator): Mat4 {
  const side = random.uniform() < 0.5 ? -1 : 1;
  const outward = unit([
    side * (0.25 + 0.3 * random.uniform()),
    -0.45 + 0.8 * random.uniform(),
    0.85 + 0.1 * random.uniform(),
  ]);
  const into: Vec3 = [-outward[0], -outward[1], -outward[2]];
  const roll = 2 * Math.PI * random.uniform();
  const first = unit(cross([Math.cos(roll), Math.sin(roll), 0.1], into));
  const second = cross(into, first);
  const brainLps = [3 * random.normal(), 12 + 6 * random.normal(), 35 + 8 * random.normal()];
  const row = (n: number): number[] => [
    first[n],
    second[n],
    into[n],
    brainLps[n] + outward[n] * brainDepthMm,
  ];
  return [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(v: Vec3): Vec3 {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
}
