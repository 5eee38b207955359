import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { samplePlane } from './samplePlane.ts';
import { surfaceMapToCanonical } from './surfaceMapToCanonical.ts';
import type { SulcusMap, Tube } from './types.ts';

interface Brain {
  readonly brainCentre: Vec3;
  readonly brainRadiusMm: number;
}

const STEP_MM = 1;
const MAIN_VESSELS = 34;
/** Vessels start within this distance of the probe axis, on the flattened surface. */
const SPREAD_MM = 62;

/**
 * Grows vessels along the sulci. Each main vessel follows a sulcal line near the surface; most send a branch
 * down to the bottom of the sulcus and on into the white matter.
 * @returns tubes and branching points in canonical space, mm
 */
export function growVessels(
  brain: Brain,
  sulci: SulcusMap,
  random: RandomGenerator,
): { tubes: Tube[]; branchings: Vec3[] } {
  const tubes: Tube[] = [];
  const branchings: Vec3[] = [];
  for (let n = 0; n < MAIN_VESSELS; n++) {
    const own = random.fork(String(n));
    const path = followSulcus(sulci, own);
    if (path.length < 12) continue;
    const radius = 0.6 + 0.5 * own.uniform();
    const level = 0.15 + 0.4 * own.uniform();
    const main = path.map(([u, v]) => toCanonical(brain, sulci, u, v, level));
    tubes.push({ points: main, radiiMm: main.map(() => radius) });
    if (own.uniform() < 0.2) continue;
    const fork = Math.floor(path.length * (0.3 + 0.4 * own.uniform()));
    const branch = descend(brain, sulci, path.slice(fork, fork + 14), level);
    if (branch.length < 4) continue;
    tubes.push({
      points: branch,
      radiiMm: branch.map((_, i) => radius * (0.85 - (0.4 * i) / branch.length)),
    });
    branchings.push(branch[0]);
  }
  return { tubes, branchings };
}

/** A path along a zero line of the sulcal field, in mm of the flattened surface. */
function followSulcus(sulci: SulcusMap, random: RandomGenerator): [number, number][] {
  let u = (2 * random.uniform() - 1) * SPREAD_MM;
  let v = (2 * random.uniform() - 1) * SPREAD_MM;
  const steps = 25 + Math.floor(30 * random.uniform());
  const path: [number, number][] = [];
  for (let n = -12; n < steps; n++) {
    const value = fieldAt(sulci, u, v);
    const gu = fieldAt(sulci, u + 0.5, v) - fieldAt(sulci, u - 0.5, v);
    const gv = fieldAt(sulci, u, v + 0.5) - fieldAt(sulci, u, v - 0.5);
    const slope = Math.hypot(gu, gv) || 1;
    const back = Math.max(-1.5, Math.min(1.5, value / slope));
    const along = n < 0 ? 0 : STEP_MM;
    u += (-back * gu - along * gv) / slope;
    v += (-back * gv + along * gu) / slope;
    if (n >= 0) path.push([u, v]);
  }
  return path;
}

function fieldAt({ field, size, spacingMm }: SulcusMap, u: number, v: number): number {
  return samplePlane(field, size, spacingMm, u, v);
}

function depthAt({ depthMm, size, spacingMm }: SulcusMap, u: number, v: number): number {
  return samplePlane(depthMm, size, spacingMm, u, v);
}

/** `level` is the share of the sulcal depth. */
function toCanonical(brain: Brain, sulci: SulcusMap, u: number, v: number, level: number): Vec3 {
  return surfaceMapToCanonical(brain, u, v, 0.4 + level * depthAt(sulci, u, v));
}

function descend(brain: Brain, sulci: SulcusMap, path: [number, number][], level: number): Vec3[] {
  return path.map(([u, v], n) => {
    const share = n / Math.max(1, path.length - 1);
    return toCanonical(brain, sulci, u, v, level + share * (1.35 - level));
  });
}
