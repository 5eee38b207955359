import type { Geometry, Image, Mask, Mat4 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { accumulateAttenuation } from './accumulateAttenuation.ts';
import { createFanGrid } from './createFanGrid.ts';
import { formEchoes } from './formEchoes.ts';
import { insonify } from './insonify.ts';
import { reflectInterfaces } from './reflectInterfaces.ts';
import { scanConvert } from './scanConvert.ts';
import type { Anatomy, Fan, TissueSampler } from './types.ts';

/** Sweeps a convex array over the anatomy and reconstructs the 8 bit volume with its cone. */
export function simulateUltrasound(
  anatomy: Anatomy,
  sampleTissue: TissueSampler,
  fan: Fan,
  geometry: Geometry,
  indexToProbe: Mat4,
  random: RandomGenerator,
): { ultrasound: Image<Uint8Array>; cone: Mask } {
  const grid = createFanGrid(fan, Math.min(...geometry.spacingMm), random.fork('sweep'));
  const acoustic = insonify(anatomy, sampleTissue, fan, grid);
  const reflection = reflectInterfaces(acoustic.impedance, fan, grid);
  const shadowDb = accumulateAttenuation(acoustic.attenuation, grid);
  const levels = formEchoes(acoustic, reflection, shadowDb, grid, random.fork('echoes'));
  return scanConvert(levels, fan, grid, geometry, indexToProbe);
}
