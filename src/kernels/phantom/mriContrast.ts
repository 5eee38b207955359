import { max } from './boundMath.ts';
import { softInside } from './softInside.ts';
import type { Anatomy, TissueSample } from './types.ts';

/** Mean intensity of each tissue in one MRI sequence. */
export interface MriContrast {
  readonly white: number;
  readonly grey: number;
  readonly deepGrey: number;
  readonly fluid: number;
  readonly dura: number;
  readonly vessel: number;
  readonly choroid: number;
  readonly tumour: number;
  readonly core: number;
  readonly oedema: number;
  readonly calcification: number;
  readonly bone: number;
  readonly marrow: number;
  readonly fat: number;
  /** Change per standard deviation of the tissue texture, as a share. */
  readonly texture: number;
}

/** Contrast-enhanced T1 of a tumour that does not enhance: dark tumour, bright vessels and dura. */
export const T1: MriContrast = {
  white: 820,
  grey: 620,
  deepGrey: 690,
  fluid: 210,
  dura: 980,
  vessel: 1350,
  choroid: 1100,
  tumour: 500,
  core: 260,
  oedema: 690,
  calcification: 300,
  bone: 90,
  marrow: 520,
  fat: 1250,
  texture: 0.015,
};

export const FLAIR: MriContrast = {
  white: 300,
  grey: 400,
  deepGrey: 370,
  fluid: 55,
  dura: 260,
  vessel: 90,
  choroid: 330,
  tumour: 640,
  core: 190,
  oedema: 520,
  calcification: 120,
  bone: 40,
  marrow: 250,
  fat: 520,
  texture: 0.03,
};

/**
 * Intensity of one voxel without noise: tissues laid over each other by their share of the voxel.
 * @param halfWidthMm half the voxel's width
 */
export function mriIntensity(
  contrast: MriContrast,
  anatomy: Anatomy,
  sample: TissueSample,
  halfWidthMm: number,
): number {
  if (sample.depthMm < -1 - halfWidthMm) return coverings(contrast, sample.depthMm, halfWidthMm);
  const w = halfWidthMm;
  const cortex = softInside(sample.fluidMm - anatomy.cortexThicknessMm, max(w, 0.5));
  let value = mix(contrast.white, contrast.grey, cortex);
  value = mix(value, contrast.deepGrey, softInside(sample.deepGreyMm, 1.2));
  const fluid = softInside(sample.fluidMm, w);
  const lesion = paintTumour(contrast, anatomy, sample, value, 1 - cortex, w);
  const shown = 1 - softInside(sample.tumourMm, 0.8) * (1 - (anatomy.tumour?.infiltration ?? 1));
  value = mix(lesion, contrast.fluid, fluid * shown);
  value = mix(value, contrast.fluid, softInside(sample.ventricleMm, w));
  value = mix(value, contrast.choroid, softInside(sample.choroidMm, w));
  value = mix(value, contrast.dura, softInside(sample.falxMm, w));
  value = mix(value, contrast.vessel, softInside(sample.vesselMm, w) * softInside(-sample.depthMm - 1, w));
  value = mix(coverings(contrast, sample.depthMm, w), value, softInside(-sample.depthMm - 0.8, w));
  return value * (1 + contrast.texture * sample.texture);
}

function paintTumour(
  contrast: MriContrast,
  anatomy: Anatomy,
  sample: TissueSample,
  below: number,
  white: number,
  w: number,
): number {
  const { tumour } = anatomy;
  if (tumour === undefined || sample.tumourMm > tumour.oedemaMm * 2) return below;
  // Oedema follows the white matter and fades out.
  const reach = tumour.oedemaMm * (1 + 0.3 * sample.texture);
  let value = mix(
    below,
    contrast.oedema,
    0.8 * white * softInside(sample.tumourMm - 0.5 * reach, 0.5 * reach + 0.3),
  );
  const rim = max(w, tumour.infiltration * 1.6);
  value = mix(value, contrast.tumour * (1 + 0.05 * sample.texture), softInside(sample.tumourMm, rim));
  value = mix(value, contrast.core, softInside(sample.coreMm, w));
  return mix(value, contrast.calcification, softInside(sample.calcificationMm, w));
}

/** Fluid, dura, skull with marrow, scalp and air above the pia, by distance; `depthMm` is negative there. */
function coverings(contrast: MriContrast, depthMm: number, w: number): number {
  const above = -depthMm;
  let value = mix(contrast.fluid, contrast.dura, softInside(1.4 - above, w));
  value = mix(value, contrast.bone, softInside(2.3 - above, w));
  value = mix(value, contrast.marrow, softInside(3.8 - above, w));
  value = mix(value, contrast.bone, softInside(6.6 - above, w));
  value = mix(value, contrast.fat, softInside(8.2 - above, w));
  return mix(value, 0, softInside(13.5 - above, w));
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
