import type { Mat3, Vec3 } from '../geometry/types.ts';
import type { OrientationLetter } from './types.ts';

/** The anatomical axis that a voxel axis follows most closely. */
export interface AnatomicalAxis {
  /** 0 left-right, 1 anterior-posterior, 2 superior-inferior (the world axes x, y, z of LPS). */
  readonly worldAxis: 0 | 1 | 2;
  /** Where a rising voxel index leads. */
  readonly towards: OrientationLetter;
  /** Where a falling voxel index leads. */
  readonly from: OrientationLetter;
  /** Angle between the voxel axis and that anatomical axis, degrees, 0 for a grid that is not oblique. */
  readonly obliquityDeg: number;
}

const LETTERS: readonly (readonly [OrientationLetter, OrientationLetter])[] = [
  ['L', 'R'],
  ['P', 'A'],
  ['S', 'I'],
];

const PERMUTATIONS: readonly Vec3[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/**
 * Names the voxel axes i, j, k of an oblique grid by their dominant anatomical axis, each axis used once.
 * Among the six assignments the one with the largest sum of absolute cosines wins, so a grid turned by about
 * 45 degrees still gets three different names.
 */
export function anatomicalAxes(direction: Mat3): readonly [AnatomicalAxis, AnatomicalAxis, AnatomicalAxis] {
  const cosine = (worldAxis: number, voxelAxis: number): number => direction[3 * worldAxis + voxelAxis];
  const score = (assigned: Vec3): number =>
    assigned.reduce((sum, worldAxis, voxelAxis) => sum + Math.abs(cosine(worldAxis, voxelAxis)), 0);
  // The tiny margin keeps the first of equal assignments in spite of rounding.
  const best = PERMUTATIONS.reduce((a, b) => (score(b) > score(a) + 1e-9 ? b : a));
  const name = (voxelAxis: number): AnatomicalAxis => {
    const worldAxis = best[voxelAxis] as 0 | 1 | 2;
    const value = cosine(worldAxis, voxelAxis);
    const [plus, minus] = LETTERS[worldAxis];
    return {
      worldAxis,
      towards: value >= 0 ? plus : minus,
      from: value >= 0 ? minus : plus,
      obliquityDeg: (Math.acos(Math.min(1, Math.abs(value))) * 180) / Math.PI,
    };
  };
  return [name(0), name(1), name(2)];
}
