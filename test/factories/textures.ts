import type { Geometry, Image, Mask, Vec3 } from '../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';

/** An oblique grid away from the origin. */
export const grid = (size: Vec3, spacingMm: Vec3 = [1, 1, 1]): Geometry => ({
  size,
  spacingMm,
  originLps: [3, -2, 5],
  direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
});

/** Waves with noise, different for each seed. */
export function texture(geometry: Geometry, seed: number): Image {
  const random = createRandomGenerator(seed);
  const [ni, nj, nk] = geometry.size;
  const data = Float32Array.from({ length: ni * nj * nk }, (_, n) => {
    const i = n % ni;
    const j = Math.floor(n / ni) % nj;
    const k = Math.floor(n / (ni * nj));
    return (
      50 + 20 * Math.sin(0.9 * i + seed) * Math.cos(0.7 * j) + 10 * Math.sin(1.1 * k) + 4 * random.normal()
    );
  });
  return { geometry, data };
}

/** A ball that touches no side, cut by the patches in every way. */
export function ball(geometry: Geometry, radius: number): Mask {
  const [ni, nj, nk] = geometry.size;
  const data = Uint8Array.from({ length: ni * nj * nk }, (_, n) => {
    const i = n % ni;
    const j = Math.floor(n / ni) % nj;
    const k = Math.floor(n / (ni * nj));
    return Math.hypot(i - ni / 2, j - nj / 2, k - nk / 2) < radius ? 1 : 0;
  });
  return { geometry, data };
}
