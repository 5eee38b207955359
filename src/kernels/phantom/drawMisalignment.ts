import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { drawDirection } from './drawDirection.ts';

const DEGREES = Math.PI / 180;

/**
 * Draws the error of the tracked pose as RESECT shows it before registration: log-normal shift and rotation in random
 * directions, with mean and standard deviation of the logarithms as in the rigid fits to the landmarks of its 22 cases
 * (Xiao et al. 2017), cut off at the largest seen: 20 mm and 14 degrees.
 * @param scale multiplies both
 */
export function drawMisalignment(
  random: RandomGenerator,
  scale: number,
): { translationMm: Vec3; rotationVectorRad: Vec3 } {
  const shiftMm = Math.min(20, logNormal(random, 1.32, 0.79)) * scale;
  const turnRad = Math.min(14, logNormal(random, 1.5, 0.62)) * scale * DEGREES;
  const scaled = (length: number): Vec3 => {
    const [x, y, z] = drawDirection(random);
    return [x * length, y * length, z * length];
  };
  return { translationMm: scaled(shiftMm), rotationVectorRad: scaled(turnRad) };
}

function logNormal(random: RandomGenerator, mu: number, sigma: number): number {
  return Math.exp(mu + sigma * random.normal());
}
