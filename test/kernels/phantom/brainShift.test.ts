import { describe, expect, it } from '@jest/globals';
import { fitRigidLandmarks } from '../../../src/kernels/geometry/fitRigidLandmarks.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Vec3 } from '../../../src/kernels/geometry/types.ts';
import { worldToIndex } from '../../../src/kernels/geometry/worldToIndex.ts';
import { brainShiftOrigin } from '../../../src/kernels/phantom/brainShiftOrigin.ts';
import { createFan } from '../../../src/kernels/phantom/createFan.ts';
import { drawBrainShift } from '../../../src/kernels/phantom/drawBrainShift.ts';
import { fromFan } from '../../../src/kernels/phantom/fromFan.ts';
import { generatePhantomPatient } from '../../../src/kernels/phantom/generatePhantomPatient.ts';
import { resolvePhantomOptions } from '../../../src/kernels/phantom/resolvePhantomOptions.ts';
import { seenAfterBrainShift } from '../../../src/kernels/phantom/seenAfterBrainShift.ts';
import type {
  GaussianBump,
  PhantomBrainShift,
  PhantomOptions,
  PhantomPatient,
} from '../../../src/kernels/phantom/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const FAN = createFan(resolvePhantomOptions());
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

const draw = (seed: number, largestMm = 10): GaussianBump[] =>
  drawBrainShift(FAN, largestMm, createRandomGenerator(seed));

function displacement(bumps: readonly GaussianBump[], [x, y, z]: Vec3): Vec3 {
  const origin = new Float64Array(3);
  brainShiftOrigin(bumps, x, y, z, origin);
  return [origin[0] - x, origin[1] - y, origin[2] - z];
}

describe('drawBrainShift', () => {
  it('can never fold: the slope stays below 1 at the largest amount', () => {
    for (const seed of SEEDS) {
      const slope = draw(seed).reduce(
        (sum, { sigmaMm, displacementMm }) =>
          sum + Math.hypot(...displacementMm) / (sigmaMm * Math.sqrt(Math.E)),
        0,
      );
      expect(slope).toBeLessThan(0.8);
    }
  });

  it('has the largest displacement that was asked for, at the surface, and little in the depth', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const bumps = draw(seed, 3);
      const random = createRandomGenerator(`points/${seed}`);
      const within = (half: number): number => half * (2 * random.uniform() - 1);
      const lengths = Array.from({ length: 4000 }, () => {
        const depthMm = FAN.depthMm * random.uniform();
        const point = fromFan(FAN, depthMm, within(FAN.halfLateralRad), within(FAN.halfElevationRad));
        return Math.hypot(...displacement(bumps, point));
      });
      expect(Math.max(...lengths)).toBeLessThan(3.03);
      expect(Math.max(...lengths)).toBeGreaterThan(2.8);
      const surface = displacement(bumps, [0, 0, 3]);
      expect(Math.hypot(...surface)).toBeGreaterThan(1.8);
      // Away from the probe: what is seen came from nearer to it.
      expect(surface[2]).toBeLessThan(-1.2);
      expect(Math.hypot(...displacement(bumps, [0, 0, 46]))).toBeLessThan(1.2);
    }
  });

  it('is nothing at 0 mm, and the same for one seed', () => {
    expect(draw(1, 0)).toEqual([]);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('adds a written-out bump: half its weight at sigma * sqrt(2 ln 2)', () => {
    const bump: GaussianBump = { centre: [1, 0, 0], sigmaMm: 4, displacementMm: [0, 2, -1] };
    expect(displacement([bump], [1, 0, 0])).toEqual([0, 2, -1]);
    const [x, y, z] = displacement([bump, bump], [1, 4 * Math.sqrt(2 * Math.LN2), 0]);
    expect(x).toBe(0);
    expect(y).toBeCloseTo(2, 12);
    expect(z).toBeCloseTo(-1, 12);
  });

  it('is inverted to 1e-9 mm', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const bumps = draw(seed);
      const tissue: Vec3 = [seed - 10, 5, 2 * seed];
      const seen = seenAfterBrainShift(bumps, tissue);
      const back = displacement(bumps, seen).map((d, axis) => seen[axis] + d - tissue[axis]);
      expect(Math.hypot(...back)).toBeLessThan(1e-9);
    }
  });
});

const SMALL: Partial<PhantomOptions> = {
  mriSize: [56, 56, 48],
  mriSpacingMm: [2, 2, 2],
  ultrasoundSize: [50, 50, 45],
  ultrasoundSpacingMm: [1.4, 1.4, 1.4],
  landmarkPickSdMm: 0,
};

const generate = (options: Partial<PhantomOptions>): PhantomPatient =>
  generatePhantomPatient({ seed: 31, patientIndex: 2, options: { ...SMALL, ...options } });

/** Where the MRI has what the ultrasound shows at a point, by the published truth alone. */
function movingOf(patient: PhantomPatient, { bumpsLps }: PhantomBrainShift, fixedLps: Vec3): Vec3 {
  const [dx, dy, dz] = displacement(bumpsLps, fixedLps);
  const [x, y, z] = fixedLps;
  return transformPoint(invertMat4(patient.trueMovingToFixedLps), [x + dx, y + dy, z + dz]);
}

/** Dice of the true ultrasound label with the MRI label looked up voxel by voxel. */
function labelDice(patient: PhantomPatient, toMoving: (fixedLps: Vec3) => Vec3): number {
  const { usTumour, cone, mriTumour } = patient;
  const toWorld = indexToWorld(cone.geometry);
  const toIndex = worldToIndex(mriTumour.geometry);
  const [nx, ny, nz] = cone.geometry.size;
  const [mx, my] = mriTumour.geometry.size;
  let both = 0;
  let sum = 0;
  for (let n = 0; n < nx * ny * nz; n++) {
    if (cone.data[n] === 0) continue;
    const index: Vec3 = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
    const [i, j, k] = transformPoint(toIndex, toMoving(transformPoint(toWorld, index))).map(Math.round);
    const carried = mriTumour.data[i + mx * (j + my * k)] ?? 0;
    both += carried & usTumour.data[n];
    sum += carried + usTumour.data[n];
  }
  return (2 * both) / sum;
}

describe('a phantom patient with brain shift', () => {
  const rigid = generate({});
  const shifted = generate({ brainShiftMm: 6 });
  const shift = shifted.brainShift as PhantomBrainShift;

  it('has the same MRI and rigid part, and another ultrasound', () => {
    expect(rigid.brainShift).toBeUndefined();
    expect(shifted.mri.t1.data).toEqual(rigid.mri.t1.data);
    expect(shifted.mriTumour.data).toEqual(rigid.mriTumour.data);
    expect(shifted.trueMovingToFixedLps).toEqual(rigid.trueMovingToFixedLps);
    expect(shifted.cone.data).toEqual(rigid.cone.data);
    expect(shifted.ultrasound.data).not.toEqual(rigid.ultrasound.data);
  });

  it('moves landmarks as the published truth says', () => {
    const { movingLps, fixedLps, kinds } = shifted.landmarks;
    expect(shift.landmarkDisplacementsMm).toHaveLength(kinds.length);
    shift.landmarkDisplacementsMm.forEach((moved, n) => {
      const [mx, my, mz] = movingLps.subarray(3 * n, 3 * n + 3);
      const [fx, fy, fz] = fixedLps.subarray(3 * n, 3 * n + 3);
      const back = movingOf(shifted, shift, [fx, fy, fz]);
      expect(Math.hypot(back[0] - mx, back[1] - my, back[2] - mz)).toBeLessThan(1e-6);
      const placed = transformPoint(shifted.trueMovingToFixedLps, [mx, my, mz]);
      const error = [fx, fy, fz].map((value, axis) => value - placed[axis] - moved[axis]);
      expect(Math.hypot(...error)).toBeLessThan(1e-6);
    });
  });

  it('leaves a rigid registration an error that it cannot remove', () => {
    const { movingLps, fixedLps } = shifted.landmarks;
    const best = fitRigidLandmarks(movingLps, fixedLps);
    expect(targetRegistrationErrors(best, movingLps, fixedLps).meanMm).toBeGreaterThan(0.4);
    const plain = rigid.landmarks;
    const exact = fitRigidLandmarks(plain.movingLps, plain.fixedLps);
    expect(targetRegistrationErrors(exact, plain.movingLps, plain.fixedLps).meanMm).toBeLessThan(1e-6);
  });

  it('moves the ultrasound label with the tissue', () => {
    const toMovingRigidly = invertMat4(shifted.trueMovingToFixedLps);
    const withShift = labelDice(shifted, (point) => movingOf(shifted, shift, point));
    const rigidly = labelDice(shifted, (point) => transformPoint(toMovingRigidly, point));
    const unshifted = labelDice(rigid, (point) => transformPoint(toMovingRigidly, point));
    expect(Math.abs(withShift - unshifted)).toBeLessThan(0.04);
    expect(rigidly).toBeLessThan(withShift - 0.1);
  });

  it('is refused beyond what cannot fold', () => {
    for (const brainShiftMm of [10.1, -1, Number.NaN]) {
      expect(() => generate({ brainShiftMm })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    }
  });
});
