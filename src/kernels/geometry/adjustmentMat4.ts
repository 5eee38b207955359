import { multiplyMat4 } from './multiplyMat4.ts';
import { rigidToMat4 } from './rigidToMat4.ts';
import type { Mat4, Vec3 } from './types.ts';

export interface Adjustment {
  /** Along the patient's left, posterior and superior, mm. */
  readonly translationMm: Vec3;
  /** About the axes that point left, posterior and superior, right-handed, applied in this order, degrees. */
  readonly rotationDeg: Vec3;
}

/** The displacement that a person gave by hand: rotations about a point, then a translation. */
export function adjustmentMat4({ translationMm, rotationDeg }: Adjustment, centreLps: Vec3): Mat4 {
  const radians = rotationDeg.map((degrees) => (degrees * Math.PI) / 180);
  const about = (axis: number): Mat4 => {
    const [x, y, z] = radians.map((angle, n) => (n === axis ? angle : 0));
    return rigidToMat4({ translationMm: [0, 0, 0], rotationVectorRad: [x, y, z], centreLps });
  };
  const moved = rigidToMat4({ translationMm, rotationVectorRad: [0, 0, 0], centreLps });
  return [about(2), about(1), about(0)].reduce(multiplyMat4, moved);
}
