import type { VesselField } from './types.ts';

/** Trilinear signed distance to the nearest vessel wall, mm; far outside the lattice a large value. */
export function sampleVesselField(field: VesselField, x: number, y: number, z: number): number {
  const { size, spacingMm, originMm, distanceMm: d } = field;
  const u = (x - originMm[0]) / spacingMm;
  const v = (y - originMm[1]) / spacingMm;
  const w = (z - originMm[2]) / spacingMm;
  if (!(u >= 0 && v >= 0 && w >= 0 && u < size[0] - 1 && v < size[1] - 1 && w < size[2] - 1)) return 9;
  const i = u | 0;
  const j = v | 0;
  const k = w | 0;
  const fu = u - i;
  const fv = v - j;
  const fw = w - k;
  const n = i + size[0] * (j + size[1] * k);
  const down = size[0];
  const deep = size[0] * size[1];
  const a = d[n] * (1 - fu) + d[n + 1] * fu;
  const b = d[n + down] * (1 - fu) + d[n + down + 1] * fu;
  const c = d[n + deep] * (1 - fu) + d[n + deep + 1] * fu;
  const e = d[n + deep + down] * (1 - fu) + d[n + deep + down + 1] * fu;
  return (a * (1 - fv) + b * fv) * (1 - fw) + (c * (1 - fv) + e * fv) * fw;
}
