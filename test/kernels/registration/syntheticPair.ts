import { gradientMagnitude } from '../../../src/kernels/filters/gradientMagnitude.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import type { Geometry, Image, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

export interface SyntheticPair {
  readonly ultrasound: Image;
  readonly mri: Image;
}

/** An MRI of soft blobs in an oblique grid, 1 mm voxels. */
export function syntheticMri(seed: number, size: Vec3 = [72, 68, 64]): Image {
  const random = createRandomGenerator(seed);
  const blobs = Array.from({ length: 400 }, () => ({
    centre: size.map((n) => n * random.uniform()),
    radius: 1.5 + 2.5 * random.uniform(),
    height: 20 + 80 * random.uniform(),
  }));
  const data = new Float32Array(size[0] * size[1] * size[2]).fill(100);
  for (const { centre, radius, height } of blobs) {
    const from = centre.map((c) => Math.max(0, Math.ceil(c - 3 * radius)));
    const to = centre.map((c, axis) => Math.min(size[axis] - 1, Math.floor(c + 3 * radius)));
    for (let k = from[2]; k <= to[2]; k++) {
      for (let j = from[1]; j <= to[1]; j++) {
        for (let i = from[0]; i <= to[0]; i++) {
          const squared = (i - centre[0]) ** 2 + (j - centre[1]) ** 2 + (k - centre[2]) ** 2;
          data[i + size[0] * (j + size[1] * k)] += height * Math.exp((-0.5 * squared) / radius ** 2);
        }
      }
    }
  }
  return { geometry: obliqueGeometry(size, [1, 1, 1], [-30, -40, 10]), data };
}

/**
 * An ultrasound cone that LC2 explains: a combination of intensity and gradient whose coefficients drift through
 * the volume, at a known pose, with a bright band at the transducer and a little noise.
 */
export function syntheticUltrasound(mri: Image, movingToFixedLps: Mat4, seed: number): Image {
  const size: Vec3 = [60, 56, 52];
  const geometry = obliqueGeometry(size, [0.8, 0.8, 0.8], [-18, -28, 20]);
  const intensity = resampleImage(mri, geometry, movingToFixedLps, 'linear', 0).data;
  const gradient = resampleImage(gradientMagnitude(mri), geometry, movingToFixedLps, 'linear', 0).data;
  const random = createRandomGenerator(seed);
  const data = new Float32Array(intensity.length);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, n++) {
        const reach = 6 + (0.45 * j) ** 1.02;
        if (j < 3 || Math.hypot(i - size[0] / 2, k - size[2] / 2) > reach) continue;
        const drift = Math.sin(0.05 * i) * Math.cos(0.06 * k);
        const speckle = 0.5 * random.normal();
        const face = j < 6 ? 120 : 0;
        const value = 20 + (0.3 + 0.2 * drift) * intensity[n] + (2 + drift) * gradient[n] + speckle + face;
        data[n] = Math.max(1, value);
      }
    }
  }
  return { geometry, data };
}

function obliqueGeometry(size: Vec3, spacingMm: Vec3, originLps: Vec3): Geometry {
  const c = Math.cos(0.3);
  const s = Math.sin(0.3);
  return { size, spacingMm, originLps, direction: [c, -s, 0, s, c, 0, 0, 0, 1] };
}
