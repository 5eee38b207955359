import type { RandomGenerator } from '../random/randomGenerator.ts';
import { floor, max, min, round, sqrt } from './boundMath.ts';
import { filterPlane } from './filterPlane.ts';
import { gaussianTaps } from './gaussianTaps.ts';
import type { SulcusMap } from './types.ts';

const SPACING_MM = 0.6;
const SIZE = 480;
/** Distances are not needed beyond the middle of a gyrus. */
const REACH_MM = 12;

/**
 * Draws the sulci on the flattened brain surface: the zero lines of band-pass noise wind like gyri about 12 mm
 * wide. A slower noise gives each stretch its depth, so that sulci shallow out and gyri connect.
 */
export function createSulcusMap(random: RandomGenerator): SulcusMap {
  const white = whitePlane(random.fork('lines'));
  const fine = smoothed(white, 4.3);
  const coarse = smoothed(white, 6.4);
  const field = fine.map((value, n) => value - coarse[n]);
  const deep = smoothed(whitePlane(random.fork('depth')), 6);
  const scale = 1 / deviation(deep);
  const distanceMm = new Float32Array(SIZE * SIZE).fill(REACH_MM);
  const depthMm = new Float32Array(SIZE * SIZE);
  forEachCrossing(field, (x, y) => {
    const at = round(x) + SIZE * round(y);
    stamp(distanceMm, depthMm, x, y, sulcusDepth(deep[at] * scale));
  });
  return { size: SIZE, spacingMm: SPACING_MM, distanceMm, depthMm, field };
}

/** 0 to 19 mm, mean about 11; one stretch in ten has no sulcus. */
function sulcusDepth(noise: number): number {
  return max(0, min(19, 11 + 7 * noise));
}

function whitePlane(random: RandomGenerator): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE }, () => random.normal());
}

function smoothed(plane: Float32Array, sigmaMm: number): Float32Array {
  return filterPlane(plane, SIZE, gaussianTaps(sigmaMm / SPACING_MM));
}

function deviation(values: Float32Array): number {
  return sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Visits the places, in pixels, where the field changes sign along a row or a column. */
function forEachCrossing(field: Float32Array, visit: (x: number, y: number) => void): void {
  for (let y = 0; y < SIZE - 1; y++) {
    for (let x = 0; x < SIZE - 1; x++) {
      const here = field[x + SIZE * y];
      const right = field[x + 1 + SIZE * y];
      const below = field[x + SIZE * (y + 1)];
      if (here < 0 !== right < 0) visit(x + here / (here - right), y);
      if (here < 0 !== below < 0) visit(x, y + here / (here - below));
    }
  }
}

/** Lowers the distances around one point of a sulcal line, and gives the pixels its depth. */
function stamp(distanceMm: Float32Array, depthMm: Float32Array, x: number, y: number, depth: number): void {
  const reach = Math.ceil(REACH_MM / SPACING_MM);
  const x0 = max(0, Math.ceil(x - reach));
  const x1 = min(SIZE - 1, floor(x + reach));
  const y0 = max(0, Math.ceil(y - reach));
  const y1 = min(SIZE - 1, floor(y + reach));
  for (let j = y0; j <= y1; j++) {
    for (let i = x0; i <= x1; i++) {
      const n = i + SIZE * j;
      const distance = sqrt((i - x) ** 2 + (j - y) ** 2) * SPACING_MM;
      if (distance < distanceMm[n]) {
        distanceMm[n] = distance;
        depthMm[n] = depth;
      }
    }
  }
}
