import type { Mask, Mat4 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { min } from './boundMath.ts';
import { createNoiseLattice } from './createNoiseLattice.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { maskFromDistance } from './maskFromDistance.ts';
import { sampleNoise } from './sampleNoise.ts';
import type { TissueSampler } from './types.ts';
import { walkGrid } from './walkGrid.ts';

/** Standard deviations of a second rater's boundary, mm: its smooth variation and its mean. */
const VARIATION_SD_MM = 0.7;
const BIAS_SD_MM = 0.25;

/**
 * The true tumour inside the cone, and the same tumour as a second rater draws it. The variation shrinks with
 * tumours below 5 mm radius, which no rater gets wrong by their own size.
 */
export function drawUltrasoundAnnotations(
  sampleTissue: TissueSampler,
  tumourRadiusMm: number,
  cone: Mask,
  indexToProbe: Mat4,
  random: RandomGenerator,
): { usTumour: Mask; secondRater: Mask } {
  const truthMm = new Float32Array(cone.data.length).fill(Number.POSITIVE_INFINITY);
  const raterMm = truthMm.slice();
  const noise = createNoiseLattice(random.fork('variation'), {
    nodes: 32,
    spacingMm: 1.5,
    sigmaMm: 3,
    channels: 1,
  });
  const biasMm = BIAS_SD_MM * random.normal();
  const scale = min(1, tumourRadiusMm / 5);
  const sample = emptyTissueSample();
  walkGrid(cone.geometry, indexToProbe, (n, x, y, z) => {
    if (cone.data[n] === 0) return;
    sampleTissue(x, y, z, sample);
    truthMm[n] = sample.tumourMm;
    if (sample.tumourMm > 5) return;
    const offsetMm = scale * (biasMm + VARIATION_SD_MM * sampleNoise(noise, x, y, z));
    raterMm[n] = sample.tumourMm + offsetMm;
  });
  return {
    usTumour: maskFromDistance(cone.geometry, truthMm),
    secondRater: maskFromDistance(cone.geometry, raterMm),
  };
}
