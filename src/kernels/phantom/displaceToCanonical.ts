import { exp } from './boundMath.ts';
import { sampleNoise } from './sampleNoise.ts';
import type { Anatomy } from './types.ts';

/**
 * Maps a point of the probe frame to canonical space: the folding warp, and the tumour's mass effect, which
 * pushes structures outwards. Smooth and one to one. Writes x, y, z into `canonical`.
 */
export function displaceToCanonical(
  anatomy: Anatomy,
  x: number,
  y: number,
  z: number,
  canonical: Float64Array,
): void {
  const { warp, warpSdMm, tumour } = anatomy;
  canonical[0] = x + warpSdMm * sampleNoise(warp, x, y, z, 0);
  canonical[1] = y + warpSdMm * sampleNoise(warp, x, y, z, 1);
  canonical[2] = z + warpSdMm * sampleNoise(warp, x, y, z, 2);
  if (tumour === undefined) return;
  const { centre, radiusMm } = tumour;
  const dx = x - centre[0];
  const dy = y - centre[1];
  const dz = z - centre[2];
  const squared = (dx * dx + dy * dy + dz * dz) / (1.4 * radiusMm) ** 2;
  if (squared > 16) return;
  const pull = 0.35 * exp(-0.5 * squared);
  canonical[0] -= pull * dx;
  canonical[1] -= pull * dy;
  canonical[2] -= pull * dz;
}
