import type { Geometry, Image, Mask, Mat4, Vec3 } from '../geometry/types.ts';
import { voxelCount } from '../geometry/voxelCount.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { max, round, sqrt } from './boundMath.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { maskFromDistance } from './maskFromDistance.ts';
import { FLAIR, mriIntensity, T1 } from './mriContrast.ts';
import type { Anatomy, TissueSampler } from './types.ts';
import { walkGrid } from './walkGrid.ts';

export interface RenderedMri {
  readonly t1: Image<Int16Array>;
  readonly flair: Image<Int16Array>;
  readonly tumour: Mask;
}

/**
 * Renders T1, FLAIR and the tumour mask on one grid, with Rician noise (Gudbjartsson and Patz 1995) and a
 * smooth receive bias of each sequence.
 * @param noise standard deviation as a share of the white-matter intensity
 */
export function renderMri(
  anatomy: Anatomy,
  sampleTissue: TissueSampler,
  geometry: Geometry,
  indexToProbe: Mat4,
  noise: number,
  random: RandomGenerator,
): RenderedMri {
  const count = voxelCount(geometry);
  const t1 = new Int16Array(count);
  const flair = new Int16Array(count);
  const tumourMm = new Float32Array(count);
  const sample = emptyTissueSample();
  const halfWidthMm = 0.8 * max(...geometry.spacingMm);
  const noiseT1 = random.fork('t1');
  const noiseFlair = random.fork('flair');
  const biasT1 = drawBias(random.fork('biasT1'));
  const biasFlair = drawBias(random.fork('biasFlair'));
  walkGrid(geometry, indexToProbe, (n, x, y, z) => {
    sampleTissue(x, y, z, sample);
    const brightT1 = mriIntensity(T1, anatomy, sample, halfWidthMm) * biasT1(x, y, z);
    const brightFlair = mriIntensity(FLAIR, anatomy, sample, halfWidthMm) * biasFlair(x, y, z);
    t1[n] = rician(brightT1, noise * T1.white, noiseT1);
    flair[n] = rician(brightFlair, noise * 1.3 * FLAIR.white, noiseFlair);
    tumourMm[n] = sample.tumourMm;
  });
  const image = (data: Int16Array): Image<Int16Array> => ({ geometry, data });
  return { t1: image(t1), flair: image(flair), tumour: maskFromDistance(geometry, tumourMm) };
}

function rician(value: number, sd: number, random: RandomGenerator): number {
  const real = value + sd * random.normal();
  const imaginary = sd * random.normal();
  return round(sqrt(real * real + imaginary * imaginary));
}

/** A gain near 1 that changes by about 10 % over the head. */
function drawBias(random: RandomGenerator): (x: number, y: number, z: number) => number {
  const [a, b, c]: Vec3 = [random.normal(), random.normal(), random.normal()];
  const bend = random.normal();
  return (x, y, z) => {
    const depth = (z - 25) / 60;
    return 1 + 0.06 * ((a * x) / 60 + (b * y) / 60 + c * depth + bend * (depth * depth - 0.3));
  };
}
