import { floor } from './boundMath.ts';
import type { NoiseLattice } from './types.ts';

/** Trilinear value of one channel of a periodic noise lattice at a point in mm. */
export function sampleNoise(lattice: NoiseLattice, x: number, y: number, z: number, channel = 0): number {
  const { data, nodes, channels, spacingMm } = lattice;
  const mask = nodes - 1;
  const down = nodes * channels;
  const deep = nodes * down;
  const u = x / spacingMm;
  const v = y / spacingMm;
  const w = z / spacingMm;
  const i = floor(u);
  const j = floor(v);
  const k = floor(w);
  const fu = u - i;
  const fv = v - j;
  const fw = w - k;
  const i0 = (i & mask) * channels + channel;
  const i1 = ((i + 1) & mask) * channels + channel;
  const j0 = (j & mask) * down;
  const j1 = ((j + 1) & mask) * down;
  const k0 = (k & mask) * deep;
  const k1 = ((k + 1) & mask) * deep;
  const a = data[i0 + j0 + k0] * (1 - fu) + data[i1 + j0 + k0] * fu;
  const b = data[i0 + j1 + k0] * (1 - fu) + data[i1 + j1 + k0] * fu;
  const c = data[i0 + j0 + k1] * (1 - fu) + data[i1 + j0 + k1] * fu;
  const d = data[i0 + j1 + k1] * (1 - fu) + data[i1 + j1 + k1] * fu;
  return (a * (1 - fv) + b * fv) * (1 - fw) + (c * (1 - fv) + d * fv) * fw;
}
