import type { Mat4, RigidTransform } from './types.ts';

/**
 * The matrix of a rigid transform given by translation, rotation vector and centre:
 * x -> R (x - centre) + centre + translation, with R from Rodrigues' formula.
 */
export function rigidToMat4({ translationMm: t, rotationVectorRad: v, centreLps: c }: RigidTransform): Mat4 {
  const angle = Math.hypot(v[0], v[1], v[2]);
  // sin(a)/a and (1 - cos(a))/a^2; the second in its half-angle form, which does not cancel for small angles.
  const s = angle > 0 ? Math.sin(angle) / angle : 1;
  const half = angle > 0 ? Math.sin(angle / 2) / (angle / 2) : 1;
  const q = (half * half) / 2;
  const [x, y, z] = v;
  const rows = [
    [1 - q * (y * y + z * z), q * x * y - s * z, q * x * z + s * y],
    [q * x * y + s * z, 1 - q * (x * x + z * z), q * y * z - s * x],
    [q * x * z - s * y, q * y * z + s * x, 1 - q * (x * x + y * y)],
  ];
  return [
    ...rows.flatMap((r, n) => [...r, t[n] + c[n] - (r[0] * c[0] + r[1] * c[1] + r[2] * c[2])]),
    0,
    0,
    0,
    1,
  ];
}
