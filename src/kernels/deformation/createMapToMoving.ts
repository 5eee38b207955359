import { invertMat4 } from '../geometry/invertMat4.ts';
import type { Mat4 } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import type { DisplacementField, SpatialTransform } from './types.ts';

/** Writes the image of the world point (x, y, z) into `out`, mm. */
export type PointMap = (x: number, y: number, z: number, out: Float64Array) => void;

/** The map from the fixed to the moving world, for many points. */
export function createMapToMoving({ movingToFixedLps, field }: SpatialTransform): PointMap {
  const linear = linearMap(invertMat4(movingToFixedLps));
  return field === null ? linear : mapThroughField(field, linear);
}

function linearMap(m: Mat4): PointMap {
  return (x, y, z, out) => {
    out[0] = m[0] * x + m[1] * y + m[2] * z + m[3];
    out[1] = m[4] * x + m[5] * y + m[6] * z + m[7];
    out[2] = m[8] * x + m[9] * y + m[10] * z + m[11];
  };
}

function mapThroughField({ geometry, displacementsMm: d }: DisplacementField, linear: PointMap): PointMap {
  const toIndex = worldToIndex(geometry);
  const toWorld = invertMat4(toIndex);
  const [ni, nj, nk] = geometry.size;
  const [strideI, strideJ, strideK] = [3, 3 * ni, 3 * ni * nj];
  const inside = new Float64Array(3);
  const here = new Float64Array(3);
  const border = new Float64Array(3);

  return (x, y, z, out) => {
    linearMapInto(toIndex, x, y, z, here);
    const i = clamp(here[0], ni - 1);
    const j = clamp(here[1], nj - 1);
    const k = clamp(here[2], nk - 1);
    const i0 = Math.min(i | 0, Math.max(0, ni - 2));
    const j0 = Math.min(j | 0, Math.max(0, nj - 2));
    const k0 = Math.min(k | 0, Math.max(0, nk - 2));
    const fi = i - i0;
    const fj = j - j0;
    const fk = k - k0;
    const si = ni > 1 ? strideI : 0;
    const sj = nj > 1 ? strideJ : 0;
    const sk = nk > 1 ? strideK : 0;
    const at = strideI * i0 + strideJ * j0 + strideK * k0;
    for (let axis = 0; axis < 3; axis++) {
      const p = at + axis;
      const near = bilinear(d[p], d[p + si], d[p + sj], d[p + si + sj], fi, fj);
      const q = p + sk;
      inside[axis] = near + fk * (bilinear(d[q], d[q + si], d[q + sj], d[q + si + sj], fi, fj) - near);
    }
    if (i === here[0] && j === here[1] && k === here[2]) {
      out[0] = x + inside[0];
      out[1] = y + inside[1];
      out[2] = z + inside[2];
      return;
    }
    // Beyond the grid: what the border adds to the linear part goes on, so that the map has no step there.
    linearMapInto(toWorld, i, j, k, here);
    linear(here[0], here[1], here[2], border);
    linear(x, y, z, out);
    for (let axis = 0; axis < 3; axis++) out[axis] += here[axis] + inside[axis] - border[axis];
  };
}

function linearMapInto(m: Mat4, x: number, y: number, z: number, out: Float64Array): void {
  out[0] = m[0] * x + m[1] * y + m[2] * z + m[3];
  out[1] = m[4] * x + m[5] * y + m[6] * z + m[7];
  out[2] = m[8] * x + m[9] * y + m[10] * z + m[11];
}

function bilinear(a: number, b: number, c: number, d: number, fi: number, fj: number): number {
  const low = a + fi * (b - a);
  return low + fj * (c + fi * (d - c) - low);
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
