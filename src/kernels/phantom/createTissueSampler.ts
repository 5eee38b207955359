import { abs, exp, max, min, sqrt } from './boundMath.ts';
import { displaceToCanonical } from './displaceToCanonical.ts';
import { ellipsoidDistance } from './ellipsoidDistance.ts';
import { sampleNoise } from './sampleNoise.ts';
import { samplePlane } from './samplePlane.ts';
import { sampleVesselField } from './sampleVesselField.ts';
import { smoothMinimum } from './smoothMinimum.ts';
import { tubeDistance } from './tubeDistance.ts';
import { tumourShapeDistance } from './tumourShapeDistance.ts';
import type { Anatomy, TissueSample, TissueSampler, Tumour } from './types.ts';

/** Stands for "not near" in signed distances. */
const FAR_MM = 99;
/** Below this distance from the middle of the brain the hemispheres are joined. */
const CALLOSUM_MM = 33;
/** No sulcus reaches deeper. */
const DEEPEST_SULCUS_MM = 24;
const FALX_HALF_WIDTH_MM = 0.5;
const FISSURE_HALF_WIDTH_MM = 1.1;

/**
 * Makes the one definition of the tissue that every modality is computed from: a function from a point of the
 * probe frame to signed distances to all structures.
 */
export function createTissueSampler(anatomy: Anatomy): TissueSampler {
  const canonical = new Float64Array(3);
  return (x, y, z, sample) => {
    displaceToCanonical(anatomy, x, y, z, canonical);
    sampleBrain(anatomy, canonical[0], canonical[1], canonical[2], sample);
    sample.texture = sampleNoise(anatomy.texture, x, y, z);
    sample.clutter = sampleNoise(anatomy.clutter, x, y, z);
    sample.strands = sampleNoise(anatomy.clutter, 0.2 * x, 0.2 * y, 0.2 * z);
    const { craniotomy: opening } = anatomy;
    sample.craniotomyMm = sqrt((x - opening.x) ** 2 + (y - opening.y) ** 2) - opening.radiusMm;
    sampleTumour(anatomy.tumour, x, y, z, sample);
  };
}

function sampleBrain(anatomy: Anatomy, x: number, y: number, z: number, sample: TissueSample): void {
  const { brainCentre: c, midlineNormal: m } = anatomy;
  const rx = x - c[0];
  const ry = y - c[1];
  const rz = z - c[2];
  const radius = sqrt(rx * rx + ry * ry + rz * rz);
  const depth = anatomy.brainRadiusMm - radius;
  const fromMidline = abs(m[0] * rx + m[1] * ry + m[2] * rz);
  const fissure =
    radius > CALLOSUM_MM
      ? fromMidline
      : sqrt(fromMidline * fromMidline + (CALLOSUM_MM - radius) * (CALLOSUM_MM - radius));
  sample.depthMm = depth;
  sample.falxMm = max(fissure - FALX_HALF_WIDTH_MM, CALLOSUM_MM + 3 - radius);
  const sulcus =
    depth < DEEPEST_SULCUS_MM
      ? sulcusDistance(anatomy.sulci, rx, ry, rz, radius, depth, anatomy.brainRadiusMm)
      : FAR_MM;
  const surface = smoothMinimum(depth, sulcus, 1.5);
  sample.fluidMm = smoothMinimum(surface, fissure - FISSURE_HALF_WIDTH_MM, 1);
  sample.vesselMm = sampleVesselField(anatomy.vessels, x, y, z);
  sampleDeep(anatomy, x, y, z, radius, sample);
}

/** Signed distance to the fluid of the nearest sulcus: a radial sheet below the sulcal line. */
function sulcusDistance(
  sulci: Anatomy['sulci'],
  rx: number,
  ry: number,
  rz: number,
  radius: number,
  depth: number,
  brainRadius: number,
): number {
  // Stereographic map about the axis to the probe (-z); its scale is (radius - rz) / (2 brainRadius) mm per mm.
  const away = max(radius - rz, 0.2 * radius);
  const u = (2 * brainRadius * rx) / away;
  const v = (2 * brainRadius * ry) / away;
  const across =
    (samplePlane(sulci.distanceMm, sulci.size, sulci.spacingMm, u, v) * away) / (2 * brainRadius);
  const bottom = samplePlane(sulci.depthMm, sulci.size, sulci.spacingMm, u, v);
  const below = depth - bottom;
  const sheet = below > 0 ? sqrt(across * across + below * below) : across;
  // Sulci open towards the surface.
  const halfWidth = 0.45 + (depth < 8 ? 0.7 * exp(-max(depth, 0) / 2) : 0);
  return sheet - halfWidth;
}

function sampleDeep(
  anatomy: Anatomy,
  x: number,
  y: number,
  z: number,
  radius: number,
  sample: TissueSample,
): void {
  sample.ventricleMm = FAR_MM;
  sample.choroidMm = FAR_MM;
  sample.deepGreyMm = FAR_MM;
  if (radius > 50) return;
  for (const tube of anatomy.ventricles) {
    sample.ventricleMm = min(sample.ventricleMm, tubeDistance(tube, x, y, z));
  }
  for (const nucleus of anatomy.deepGrey) {
    const { centre, axes } = nucleus;
    const distance = ellipsoidDistance(axes, x - centre[0], y - centre[1], z - centre[2]);
    if (distance < sample.deepGreyMm) sample.deepGreyMm = distance;
  }
  if (sample.ventricleMm > 3) return;
  for (const tube of anatomy.choroid) {
    const inside = max(tubeDistance(tube, x, y, z), sample.ventricleMm);
    sample.choroidMm = min(sample.choroidMm, inside);
  }
}

/** The tumour stops at the pia, the falx and the ventricles. Needs the brain's distances in `sample`. */
function sampleTumour(
  tumour: Tumour | undefined,
  x: number,
  y: number,
  z: number,
  sample: TissueSample,
): void {
  sample.tumourMm = FAR_MM;
  sample.coreMm = FAR_MM;
  sample.calcificationMm = FAR_MM;
  if (tumour === undefined) return;
  const { centre, radiusMm, coreWallMm } = tumour;
  const dx = x - centre[0];
  const dy = y - centre[1];
  const dz = z - centre[2];
  if (dx * dx + dy * dy + dz * dz > (2.4 * radiusMm + 10) ** 2) return;
  const shape = radiusMm * tumourShapeDistance(tumour.shape, dx / radiusMm, dy / radiusMm, dz / radiusMm);
  sample.tumourMm = max(shape, 0.3 - sample.depthMm, -sample.ventricleMm, -sample.falxMm);
  if (coreWallMm !== undefined)
    sample.coreMm = sample.tumourMm + coreWallMm + 0.05 * radiusMm * sample.texture;
  for (const { centre: c, radiusMm: r } of tumour.calcifications) {
    const distance = sqrt((dx - c[0]) ** 2 + (dy - c[1]) ** 2 + (dz - c[2]) ** 2) - r;
    sample.calcificationMm = min(sample.calcificationMm, distance);
  }
}
