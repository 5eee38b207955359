import { exp, max } from './boundMath.ts';
import { softInside } from './softInside.ts';
import type { Anatomy, Echogenicity, TissueSample } from './types.ts';

/** What sound meets at one point. */
export interface AcousticTissue {
  /** Scatter amplitude, white matter 1. */
  scatter: number;
  /** Acoustic impedance, white matter 1. */
  impedance: number;
  /** Two-way attenuation beyond what the time gain compensates, dB per mm. */
  attenuation: number;
}

interface Material {
  readonly scatter: number;
  readonly impedance: number;
  readonly attenuation: number;
}

const WHITE: Material = { scatter: 1, impedance: 1, attenuation: 0 };
const GREY: Material = { scatter: 0.55, impedance: 0.985, attenuation: 0 };
const DEEP_GREY: Material = { scatter: 0.8, impedance: 0.99, attenuation: 0 };
/** Sulci hold arachnoid strands and vessels: bright, though fluid. */
const SULCUS: Material = { scatter: 5, impedance: 0.95, attenuation: -0.02 };
const FLUID: Material = { scatter: 0.1, impedance: 0.955, attenuation: -0.15 };
const CHOROID: Material = { scatter: 4.5, impedance: 1.01, attenuation: 0.05 };
const FALX: Material = { scatter: 3.5, impedance: 1.06, attenuation: 0.3 };
const DURA: Material = { scatter: 3, impedance: 1.05, attenuation: 0.1 };
const BLOOD: Material = { scatter: 0.3, impedance: 0.955, attenuation: 0 };
const CALCIFICATION: Material = { scatter: 9, impedance: 1.25, attenuation: 6 };
const BONE: Material = { scatter: 5, impedance: 1.6, attenuation: 8 };
const COUPLING: Material = { scatter: 0.15, impedance: 0.96, attenuation: -0.05 };

const TUMOURS: Readonly<Record<Echogenicity, Material>> = {
  HYPERECHOIC: { scatter: 3.3, impedance: 1.015, attenuation: 0.03 },
  ISOECHOIC: { scatter: 1.15, impedance: 1.005, attenuation: 0.01 },
  HYPOECHOIC: { scatter: 0.45, impedance: 0.985, attenuation: 0 },
  CYSTIC: { scatter: 2.3, impedance: 1.015, attenuation: 0.02 },
};

/**
 * Acoustic properties at a point, by laying materials over each other.
 * @param w half width of the region that the point stands for, mm
 */
export function acousticTissue(
  anatomy: Anatomy,
  sample: TissueSample,
  w: number,
  tissue: AcousticTissue,
): void {
  set(tissue, WHITE);
  blend(tissue, GREY, softInside(sample.fluidMm - anatomy.cortexThicknessMm, 0.6));
  blend(tissue, DEEP_GREY, softInside(sample.deepGreyMm, 1));
  tissue.scatter *= exp(0.2 * sample.texture + 0.45 * sample.clutter + 0.2 * sample.strands);
  paintTumour(anatomy, sample, w, tissue);
  const shown = 1 - softInside(sample.tumourMm, 0.8) * (1 - (anatomy.tumour?.infiltration ?? 1));
  paintSulcus(sample, softInside(sample.fluidMm, w) * shown, tissue);
  blend(tissue, FLUID, softInside(sample.ventricleMm, w));
  blend(tissue, CHOROID, softInside(sample.choroidMm, w));
  blend(tissue, FALX, softInside(sample.falxMm, w));
  blend(tissue, BLOOD, softInside(sample.vesselMm, w));
  if (sample.depthMm < w) paintCoverings(sample, w, tissue);
}

/** The strands and vessels in a sulcus come in patches; stretches of it are dark fluid. */
function paintSulcus(sample: TissueSample, share: number, tissue: AcousticTissue): void {
  if (share === 0) return;
  const before = tissue.scatter;
  blend(tissue, SULCUS, share);
  const scatter = SULCUS.scatter * exp(0.7 * sample.strands + 0.5 * sample.clutter);
  tissue.scatter = before + (scatter - before) * share;
}

function paintTumour(anatomy: Anatomy, sample: TissueSample, w: number, tissue: AcousticTissue): void {
  const { tumour } = anatomy;
  if (tumour === undefined || sample.tumourMm > 3) return;
  const rim = max(w, tumour.infiltration * 1.6);
  const solid = TUMOURS[tumour.traits.echogenicity];
  const before = tissue.scatter;
  const share = softInside(sample.tumourMm, rim);
  blend(tissue, solid, share);
  tissue.scatter =
    before +
    (solid.scatter * exp(0.2 * sample.texture + 0.3 * sample.clutter + 0.25 * sample.strands) - before) *
      share;
  blend(tissue, FLUID, softInside(sample.coreMm, w));
  blend(tissue, CALCIFICATION, softInside(sample.calcificationMm, w));
}

/** Above the pia: arachnoid fluid, dura, and then the coupling fluid of the opening or the bone around it. */
function paintCoverings(sample: TissueSample, w: number, tissue: AcousticTissue): void {
  const above = -sample.depthMm;
  blend(tissue, FLUID, softInside(-above, w));
  blend(tissue, DURA, softInside(1.2 - above, w));
  const outside = softInside(2.1 - above, w);
  blend(tissue, COUPLING, outside);
  blend(tissue, BONE, outside * softInside(-sample.craniotomyMm, 0.8) * softInside(above - 8, w));
}

function set(tissue: AcousticTissue, material: Material): void {
  tissue.scatter = material.scatter;
  tissue.impedance = material.impedance;
  tissue.attenuation = material.attenuation;
}

function blend(tissue: AcousticTissue, material: Material, share: number): void {
  if (share <= 0) return;
  tissue.scatter += (material.scatter - tissue.scatter) * share;
  tissue.impedance += (material.impedance - tissue.impedance) * share;
  tissue.attenuation += (material.attenuation - tissue.attenuation) * share;
}
