import { cropImage } from '../../src/kernels/filters/cropImage.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import { indexToWorld } from '../../src/kernels/geometry/indexToWorld.ts';
import { invertMat4 } from '../../src/kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../src/kernels/geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../src/kernels/geometry/transformPoint.ts';
import type { Image, Mat4, Vec3, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { worldToIndex } from '../../src/kernels/geometry/worldToIndex.ts';
import { boundaryPointsLps } from '../../src/kernels/masks/boundaryPointsLps.ts';
import { centroidLps } from '../../src/kernels/masks/centroidLps.ts';
import { voxelCentresLps } from '../../src/kernels/masks/voxelCentresLps.ts';
import { drawDirection } from '../../src/kernels/phantom/drawDirection.ts';
import type { PhantomPatient } from '../../src/kernels/phantom/types.ts';
import type { RandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import type { MovingSequence } from '../../src/kernels/registration/types.ts';
import { CONDITIONS, type Condition, type Scenario } from './types.ts';

/** Per width of the volume: from dark to light over about a seventh of it. */
const SHADOW_BORDER_SLOPE = 30;

interface Source {
  readonly patient: PhantomPatient;
  readonly other: PhantomPatient;
  readonly random: RandomGenerator;
}

/** A patient as it is, and made hard in six ways. */
export function createScenarios(
  patient: PhantomPatient,
  other: PhantomPatient,
  random: RandomGenerator,
): Scenario[] {
  return CONDITIONS.map((condition) => {
    const usual: Scenario = {
      condition,
      fixed: patient.ultrasound,
      moving: sequences(patient),
      initialMovingToFixedLps: IDENTITY_MAT4,
      trueMovingToFixedLps: patient.trueMovingToFixedLps,
      tumourBoundaryMovingLps: boundaryPointsLps(patient.mriTumour, 300),
    };
    return { ...usual, ...CHANGES[condition]({ patient, other, random: random.fork(condition) }) };
  });
}

const CHANGES: Readonly<Record<Condition, (source: Source) => Partial<Scenario>>> = {
  T1_FLAIR: () => ({}),
  T1_ONLY: ({ patient }) => ({ moving: sequences(patient).slice(0, 1) }),
  FAR_START: ({ patient, random }) => ({ initialMovingToFixedLps: farStart(patient, random) }),
  LOW_OVERLAP: ({ patient, random }) => ({ moving: cropped(patient, random) }),
  SHADOW: ({ patient, random }) => ({ fixed: shadowed(patient.ultrasound, random) }),
  OTHER_PATIENT: ({ patient, other }) => ({
    moving: sequences(other),
    initialMovingToFixedLps: multiplyMat4(
      multiplyMat4(
        indexToWorld(patient.ultrasound.geometry),
        invertMat4(indexToWorld(other.ultrasound.geometry)),
      ),
      other.trueMovingToFixedLps,
    ),
    trueMovingToFixedLps: null,
  }),
  MIRRORED: ({ patient }) => ({ moving: sequences(patient).map(mirrored), trueMovingToFixedLps: null }),
};

function sequences({ mri }: PhantomPatient): MovingSequence[] {
  return [
    { sequence: 'T1', image: mri.t1 },
    { sequence: 'FLAIR', image: mri.flair },
  ];
}

/** Off by 12 to 40 mm and 5 to 25 degrees: from the inside of the search box to well beyond. */
function farStart({ cone, trueMovingToFixedLps }: PhantomPatient, random: RandomGenerator): Mat4 {
  const along = (length: number): Vec3 => {
    const [x, y, z] = drawDirection(random);
    return [x * length, y * length, z * length];
  };
  const off = rigidToMat4({
    translationMm: along(12 + 28 * random.uniform()),
    rotationVectorRad: along(((5 + 20 * random.uniform()) * Math.PI) / 180),
    centreLps: centroidLps(cone),
  });
  return multiplyMat4(off, trueMovingToFixedLps);
}

/** The MRI ends inside the cone: 40 to 90 % of it stay covered at the true pose. */
function cropped(patient: PhantomPatient, random: RandomGenerator): MovingSequence[] {
  const axis = Math.floor(3 * random.uniform());
  const kept = 0.4 + 0.5 * random.uniform();
  const fromAbove = random.uniform() < 0.5;
  const { geometry } = patient.mri.t1;
  const toMoving = multiplyMat4(worldToIndex(geometry), invertMat4(patient.trueMovingToFixedLps));
  const points = voxelCentresLps(patient.cone);
  const positions: number[] = [];
  for (let n = 0; n < points.length; n += 3 * 17) {
    positions.push(transformPoint(toMoving, [points[n], points[n + 1], points[n + 2]])[axis]);
  }
  positions.sort((a, b) => a - b);
  const cut = Math.round(positions[Math.floor((fromAbove ? 1 - kept : kept) * (positions.length - 1))]);
  const at = (values: Vec3, value: number): Vec3 =>
    [0, 1, 2].map((a) => (a === axis ? value : values[a])) as unknown as Vec3;
  const first: Vec3 = fromAbove ? at([0, 0, 0], Math.max(0, cut)) : [0, 0, 0];
  const end: Vec3 = fromAbove ? geometry.size : at(geometry.size, Math.min(cut + 1, geometry.size[axis]));
  return sequences(patient).map(({ sequence, image }) => ({
    sequence,
    image: cropImage(image, first, end),
  }));
}

/** 20 to 75 % of the lateral width lie in a shadow with a soft border: an eighth of the brightness is left. */
function shadowed(image: Image<VoxelArray>, random: RandomGenerator): Image<VoxelArray> {
  const share = 0.2 + 0.55 * random.uniform();
  const fromLeft = random.uniform() < 0.5;
  const [width] = image.geometry.size;
  const data = Uint8Array.from(image.data, (value, n) => {
    const lateral = ((n % width) + 0.5) / width;
    const inward = (fromLeft ? lateral : 1 - lateral) - share;
    const light = 1 / 8 + 7 / 8 / (1 + Math.exp(-inward * SHADOW_BORDER_SLOPE));
    return value > 0 ? Math.max(1, Math.round(value * light)) : 0;
  });
  return { geometry: image.geometry, data };
}

function mirrored({ sequence, image }: MovingSequence): MovingSequence {
  const [width] = image.geometry.size;
  const data = Int16Array.from(image.data, (_, n) => image.data[n + width - 1 - 2 * (n % width)]);
  return { sequence, image: { geometry: image.geometry, data } };
}
