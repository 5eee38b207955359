import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../geometry/rigidToMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Mat3, Mat4, Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { drawDirection } from './drawDirection.ts';
import type { Fan, PhantomOptions } from './types.ts';

const DEGREES = Math.PI / 180;

/** The ultrasound box around the cone, turned up to 12 degrees against the probe, as reconstructions are. */
export function createUltrasoundGrid(
  probeToLps: Mat4,
  fan: Fan,
  { ultrasoundSize, ultrasoundSpacingMm }: PhantomOptions,
  random: RandomGenerator,
): Geometry {
  const turned = multiplyMat4(probeToLps, drawRotation(random, (4 + 8 * random.uniform()) * DEGREES));
  const middle = transformPoint(probeToLps, [0, 0, fan.depthMm / 2 - 1]);
  return gridAround(middle, directionOf(turned), ultrasoundSize, ultrasoundSpacingMm);
}

/**
 * The MRI box: a few degrees oblique to the LPS axes and a few mm off the middle of the cone, so that matching
 * the centres of the boxes does not register them.
 */
export function createMriGrid(
  coneMiddleLps: Vec3,
  { mriSize, mriSpacingMm }: PhantomOptions,
  random: RandomGenerator,
): Geometry {
  const turned = drawRotation(random, (2 + 6 * random.uniform()) * DEGREES);
  const middle = coneMiddleLps.map((value) => value + 2.5 * random.normal());
  return gridAround([middle[0], middle[1], middle[2]], directionOf(turned), mriSize, mriSpacingMm);
}

function drawRotation(random: RandomGenerator, angleRad: number): Mat4 {
  const [x, y, z] = drawDirection(random);
  return rigidToMat4({
    translationMm: [0, 0, 0],
    rotationVectorRad: [x * angleRad, y * angleRad, z * angleRad],
    centreLps: [0, 0, 0],
  });
}

function directionOf(m: Mat4): Mat3 {
  return [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
}

function gridAround(middleLps: Vec3, direction: Mat3, size: Vec3, spacingMm: Vec3): Geometry {
  const half = size.map((n, axis) => ((n - 1) / 2) * spacingMm[axis]);
  const origin = (row: number): number =>
    middleLps[row] -
    (direction[3 * row] * half[0] + direction[3 * row + 1] * half[1] + direction[3 * row + 2] * half[2]);
  return { size, spacingMm, originLps: [origin(0), origin(1), origin(2)], direction };
}
