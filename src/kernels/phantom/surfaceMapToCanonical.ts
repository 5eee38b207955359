import type { Vec3 } from '../geometry/types.ts';

/**
 * The point of canonical space at (u, v) of the flattened brain surface and a depth below the pia, mm. The map
 * is stereographic from the pole away from the probe: it keeps angles, so sulci keep their shape.
 */
export function surfaceMapToCanonical(
  { brainCentre, brainRadiusMm }: { brainCentre: Vec3; brainRadiusMm: number },
  u: number,
  v: number,
  depthMm: number,
): Vec3 {
  const flat = Math.hypot(u, v);
  const angle = 2 * Math.atan(flat / (2 * brainRadiusMm));
  const radius = brainRadiusMm - depthMm;
  const across = flat > 0 ? (radius * Math.sin(angle)) / flat : 0;
  return [
    brainCentre[0] + across * u,
    brainCentre[1] + across * v,
    brainCentre[2] - radius * Math.cos(angle),
  ];
}
