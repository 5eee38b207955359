import { invertMat4 } from '../geometry/invertMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { canonicalToProbe } from './canonicalToProbe.ts';
import { createTissueSampler } from './createTissueSampler.ts';
import { emptyTissueSample } from './emptyTissueSample.ts';
import { seenAfterBrainShift } from './seenAfterBrainShift.ts';
import { surfaceMapToCanonical } from './surfaceMapToCanonical.ts';
import { type FanPoint, toFan } from './toFan.ts';
import type { Anatomy, Fan, GaussianBump, LandmarkKind, PhantomLandmarks, PhantomOptions } from './types.ts';

/** How the MRI's space and the ultrasound's differ: rigidly, and by bumps in the probe frame. */
interface Motion {
  readonly trueMovingToFixedLps: Mat4;
  readonly bumps: readonly GaussianBump[];
}

interface Candidate {
  readonly kind: LandmarkKind;
  readonly point: Vec3;
}

const SULCUS_CANDIDATES = 400;
/** At most this share of the landmarks are ventricle corners and vessel branchings. */
const DISTINCT_SHARE = 0.45;
/** Least distance from the tumour's boundary: outside it, and in its rim. */
const OUTSIDE_MM = 0.5;
const RIM_MM = -4;

/**
 * Picks homologous landmarks inside the cone: ventricle corners and vessel branchings where there are any, and
 * sulcus bottoms spread as far from all others as possible.
 */
export function pickLandmarks(
  anatomy: Anatomy,
  fan: Fan,
  { trueMovingToFixedLps, bumps }: Motion,
  { landmarkCount, landmarkPickSdMm }: PhantomOptions,
  random: RandomGenerator,
): PhantomLandmarks {
  const view = viewTest(anatomy, fan, bumps);
  const distinct = [...ventricleCorners(anatomy), ...vesselBranchings(anatomy)].filter((c) =>
    view(c, OUTSIDE_MM),
  );
  const sulci = sulcusBottoms(anatomy, random.fork('sulci'));
  const first = spread([], distinct, Math.floor(DISTINCT_SHARE * landmarkCount));
  const clear = spread(
    first,
    sulci.filter((c) => view(c, OUTSIDE_MM)),
    landmarkCount - first.length,
  );
  // A tumour that fills the cone leaves few structures beside it; those in its rim are still to be seen.
  const chosen = spread(
    clear,
    sulci.filter((c) => view(c, RIM_MM)),
    landmarkCount - clear.length,
  );
  const fixedToMoving = invertMat4(trueMovingToFixedLps);
  const movingLps = new Float64Array(3 * chosen.length);
  const fixedLps = new Float64Array(3 * chosen.length);
  const pick = random.fork('pick');
  chosen.forEach(({ point }, n) => {
    const tissueLps = transformPoint(anatomy.probeToLps, point);
    const seenLps = transformPoint(anatomy.probeToLps, seenAfterBrainShift(bumps, point));
    movingLps.set(transformPoint(fixedToMoving, tissueLps), 3 * n);
    for (let axis = 0; axis < 3; axis++) {
      fixedLps[3 * n + axis] = seenLps[axis] + landmarkPickSdMm * pick.normal();
    }
  });
  return { movingLps, fixedLps, kinds: chosen.map(({ kind }) => kind) };
}

function ventricleCorners(anatomy: Anatomy): Candidate[] {
  return anatomy.ventricles.flatMap(({ points }) =>
    [points[0], points[points.length - 1]].map((point) => ({
      kind: 'VENTRICLE_CORNER' as const,
      point: canonicalToProbe(anatomy, point),
    })),
  );
}

function vesselBranchings(anatomy: Anatomy): Candidate[] {
  return anatomy.vesselBranchings.map((point) => ({
    kind: 'VESSEL_BRANCHING' as const,
    point: canonicalToProbe(anatomy, point),
  }));
}

function sulcusBottoms(anatomy: Anatomy, random: RandomGenerator): Candidate[] {
  const { size, spacingMm, distanceMm, depthMm } = anatomy.sulci;
  const found: Candidate[] = [];
  for (let trial = 0; trial < 100 * SULCUS_CANDIDATES && found.length < SULCUS_CANDIDATES; trial++) {
    const i = Math.floor(size * (0.36 + 0.28 * random.uniform()));
    const j = Math.floor(size * (0.36 + 0.28 * random.uniform()));
    const n = i + size * j;
    if (distanceMm[n] > 0.5 * spacingMm || depthMm[n] < 5 || depthMm[n] > 18.5) continue;
    const [u, v] = [(i - size / 2) * spacingMm, (j - size / 2) * spacingMm];
    const canonical = surfaceMapToCanonical(anatomy, u, v, depthMm[n]);
    found.push({ kind: 'SULCUS_BOTTOM', point: canonicalToProbe(anatomy, canonical) });
  }
  return found;
}

/** Well inside the cone, below the bright band, and not where the tumour hides the structure. */
function viewTest(
  anatomy: Anatomy,
  fan: Fan,
  bumps: readonly GaussianBump[],
): (candidate: Candidate, tumourMm: number) => boolean {
  const sampleTissue = createTissueSampler(anatomy);
  const sample = emptyTissueSample();
  const place: FanPoint = { rangeMm: 0, beamRad: 0, frameRad: 0 };
  return ({ point }, tumourMm) => {
    toFan(fan, ...seenAfterBrainShift(bumps, point), place);
    sampleTissue(...point, sample);
    return (
      place.rangeMm > 0.1 * fan.depthMm &&
      place.rangeMm < 0.96 * fan.depthMm &&
      Math.abs(place.beamRad) < 0.85 * fan.halfLateralRad &&
      Math.abs(place.frameRad) < 0.85 * fan.halfElevationRad &&
      sample.tumourMm > tumourMm
    );
  };
}

/** Adds up to `count` candidates, each time the one furthest from all chosen. */
function spread(start: readonly Candidate[], candidates: readonly Candidate[], count: number): Candidate[] {
  const chosen = [...start];
  const nearest = candidates.map((candidate) => distanceTo(chosen, candidate));
  for (let added = 0; added < count; added++) {
    const best = nearest.reduce((top, value, n) => (value > nearest[top] ? n : top), 0);
    if (candidates.length === 0 || nearest[best] < 2) break;
    chosen.push(candidates[best]);
    candidates.forEach((candidate, n) => {
      nearest[n] = Math.min(nearest[n], distanceTo([candidates[best]], candidate));
    });
  }
  return chosen;
}

function distanceTo(chosen: readonly Candidate[], { point }: Candidate): number {
  return chosen.reduce(
    (least, { point: p }) => Math.min(least, Math.hypot(p[0] - point[0], p[1] - point[1], p[2] - point[2])),
    1e6,
  );
}
