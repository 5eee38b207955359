import type { Mat4, Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import type { Anatomy, Tube } from './types.ts';

type DeepStructures = Pick<Anatomy, 'ventricles' | 'choroid' | 'deepGrey'> & {
  /** The artery along the lower edge of the falx. */
  readonly pericallosal: Tube;
};

/** Middle line of a lateral ventricle from the frontal horn to the atrium, LPS mm from the brain's middle. */
const VENTRICLE_LINE: readonly Vec3[] = [
  [7, -33, 12],
  [9, -24, 21],
  [10, -10, 26],
  [11, 6, 26],
  [14, 20, 21],
  [19, 31, 11],
];
const VENTRICLE_RADII_MM = [1.6, 4.2, 5, 4.6, 5, 2.2];
const CHOROID_LINE: readonly Vec3[] = [
  [9, 0, 22.5],
  [12, 14, 21],
  [15, 22, 17],
];

/** Ventricles with choroid, deep grey nuclei and the pericallosal artery, in canonical space. */
export function createDeepStructures(
  brainCentre: Vec3,
  probeToLps: Mat4,
  random: RandomGenerator,
): DeepStructures {
  const width = 0.75 + 0.5 * random.uniform();
  const lift = 3 * random.normal();
  const place = ([x, y, z]: Vec3): Vec3 => {
    const lifted = [x, y, z + lift];
    const along = (column: number): number =>
      [0, 4, 8].reduce((sum, row, n) => sum + probeToLps[row + column] * lifted[n], 0);
    return [brainCentre[0] + along(0), brainCentre[1] + along(1), brainCentre[2] + along(2)];
  };
  const onBothSides = (line: readonly Vec3[], radiiMm: readonly number[]): Tube[] =>
    [1, -1].map((side) => ({ points: line.map(([x, y, z]) => place([side * x, y, z])), radiiMm }));
  return {
    ventricles: onBothSides(
      VENTRICLE_LINE,
      VENTRICLE_RADII_MM.map((radius) => radius * width),
    ),
    choroid: onBothSides(CHOROID_LINE, [1, 1.8, 2.4]),
    deepGrey: [1, -1].flatMap((side) => [
      { centre: place([side * 11, 4, 8]), axes: [8, 8, 8] as Vec3 },
      { centre: place([side * 24, -8, 6]), axes: [9, 9, 9] as Vec3 },
    ]),
    pericallosal: pericallosal(place),
  };
}

function pericallosal(place: (p: Vec3) => Vec3): Tube {
  const points = Array.from({ length: 19 }, (_, n) => {
    const angle = Math.PI * (0.12 + (0.76 * n) / 18);
    return place([0.6, -36 * Math.cos(angle), 33 * Math.sin(angle)]);
  });
  return { points, radiiMm: points.map(() => 1.1) };
}
