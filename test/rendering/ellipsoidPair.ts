import type { Geometry, Image, Mask, Mat4, Vec3 } from '../../src/kernels/geometry/types.ts';
import type { QcSheetInput, RegistrationEvidence } from '../../src/rendering/types.ts';

const GEOMETRY: Geometry = {
  size: [40, 36, 32],
  spacingMm: [1, 1, 1],
  originLps: [-20, -18, -16],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
};

export const NOTHING_MEASURED: RegistrationEvidence = {
  similarityName: 'LC2',
  similarityBefore: null,
  similarityAfter: null,
  poseChangeMm: null,
  poseChangeDeg: null,
  mtreBeforeMm: null,
  mtreAfterMm: null,
  overlapFraction: null,
  tumourInConeFraction: null,
  uncertaintyMm: null,
  failureProbability: null,
  betterByEvidence: null,
};

export function translation(x: number, y: number, z: number): Mat4 {
  return [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1];
}

function ellipsoid(geometry: Geometry, centreLps: Vec3, radiiMm: Vec3): Uint8Array {
  const [ni, nj] = geometry.size;
  const data = new Uint8Array(ni * nj * geometry.size[2]);
  for (let at = 0; at < data.length; at++) {
    const index = [at % ni, Math.floor(at / ni) % nj, Math.floor(at / (ni * nj))];
    const distance = index.reduce((sum, value, axis) => {
      const offset = geometry.originLps[axis] + value * geometry.spacingMm[axis] - centreLps[axis];
      return sum + (offset / radiiMm[axis]) ** 2;
    }, 0);
    data[at] = distance <= 1 ? 1 : 0;
  }
  return data;
}

/**
 * A head with a tumour in both images: MRI dark with a bright tumour; ultrasound, inside a round field of view,
 * grey with a bright one, 3 mm to the patient's left of the MRI's.
 */
function ellipsoidPair(): { fixed: Image; moving: Image; movingLabel: Mask; fixedLabel: Mask } {
  const head = ellipsoid(GEOMETRY, [0, 0, 0], [18, 16, 14]);
  const cone = ellipsoid(GEOMETRY, [0, 0, 0], [15, 15, 13]);
  const inMri = ellipsoid(GEOMETRY, [2, 1, 0], [6, 4, 5]);
  const inUltrasound = ellipsoid(GEOMETRY, [5, 1, 0], [6, 4, 5]);
  const moving = Float32Array.from(head, (value, at) => value * (30 + 60 * inMri[at] + (at % 7)));
  const fixed = Float32Array.from(cone, (value, at) => value * (50 + 90 * inUltrasound[at] + (at % 11)));
  return {
    fixed: { geometry: GEOMETRY, data: fixed },
    moving: { geometry: GEOMETRY, data: moving },
    movingLabel: { geometry: GEOMETRY, data: inMri },
    fixedLabel: { geometry: GEOMETRY, data: inUltrasound },
  };
}

/** Made once: nothing that draws may change its input. */
const PAIR = ellipsoidPair();

/** A sheet's input with everything; the registration moves the MRI by 3 mm, which is right. */
export function qcInput(changes: Partial<QcSheetInput> = {}): QcSheetInput {
  return {
    caseName: 'Case 7',
    methodTitle: 'lc2.rigid@1',
    fixedTitle: 'iUS before resection',
    movingTitle: 'T1',
    reference: 'registration 0a1b2c3d',
    ...PAIR,
    movingToFixedLps: translation(3, 0, 0),
    landmarks: {
      movingLps: Float64Array.of(2, 1, 0, -8, 3, 1),
      fixedLps: Float64Array.of(5, 1, 0, -5, 3, 1),
    },
    evidence: {
      ...NOTHING_MEASURED,
      similarityBefore: 0.21,
      similarityAfter: 0.35,
      mtreBeforeMm: 3,
      mtreAfterMm: 0,
      poseChangeMm: 3,
      poseChangeDeg: 0,
      overlapFraction: 0.98,
      tumourInConeFraction: 1,
    },
    ...changes,
  };
}
