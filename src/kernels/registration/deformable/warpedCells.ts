import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import type { Mat4 } from '../../geometry/types.ts';
import { momentCount } from '../../similarity/momentLayout.ts';
import type { FixedSamples, MovingChannels } from '../../similarity/types.ts';

/** Channels of the MRI at displaced ultrasound samples, with their derivatives, ready for both passes. */
export interface WarpedCells {
  /**
   * Samples the MRI with each listed cell displaced by `displacements[3 * cell + axis]`, LPS mm in the ultrasound's
   * world, and writes the moments of the cells into the cleared grid.
   */
  gather(displacements: Float64Array, moments: Float64Array): void;
  /** Chain rule: from the adjoints of the cells to the derivative by the displacement of each listed cell. */
  scatter(adjoints: Float64Array, adjointsPerCell: number, gradient: Float64Array): void;
}

/** @param samples a displacement is constant over a cell, which is small against what can deform */
export function warpedCells(samples: FixedSamples, moving: MovingChannels, fixedToVoxel: Mat4): WarpedCells {
  const { cells, corners, starts, offsets, values, cellSamples } = samples;
  const { data, channelCount: C } = moving;
  const [ni, nj, nk] = moving.geometry.size;
  const strideJ = C * ni;
  const strideK = C * ni * nj;
  const perCell = momentCount(C);
  const m = fixedToVoxel;
  const t = multiplyMat4(fixedToVoxel, samples.sampleToWorld);
  const count = values.length;
  const products = productPositions(C);
  const known = new Uint8Array(count);
  const channels = new Float64Array(C * count);
  /** Three a channel and sample: by the moving voxel index. */
  const slopes = new Float64Array(3 * C * count);

  const sampleAt = (n: number, x: number, y: number, z: number): boolean => {
    if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) return false;
    const i = x | 0;
    const j = y | 0;
    const k = z | 0;
    const fx = x - i;
    const fy = y - j;
    const fz = z - k;
    const gx = 1 - fx;
    const gy = 1 - fy;
    const gz = 1 - fz;
    let at = C * i + strideJ * j + strideK * k;
    let check = 0;
    for (let a = C * n, s = 3 * C * n; a < C * (n + 1); a++, at++, s += 3) {
      const c000 = data[at];
      const c100 = data[at + C];
      const c010 = data[at + strideJ];
      const c110 = data[at + strideJ + C];
      const c001 = data[at + strideK];
      const c101 = data[at + strideK + C];
      const c011 = data[at + strideK + strideJ];
      const c111 = data[at + strideK + strideJ + C];
      const x00 = gx * c000 + fx * c100;
      const x10 = gx * c010 + fx * c110;
      const x01 = gx * c001 + fx * c101;
      const x11 = gx * c011 + fx * c111;
      const y0 = gy * x00 + fy * x10;
      const y1 = gy * x01 + fy * x11;
      const value = gz * y0 + fz * y1;
      check += value;
      channels[a] = value;
      slopes[s] =
        gz * (gy * (c100 - c000) + fy * (c110 - c010)) + fz * (gy * (c101 - c001) + fy * (c111 - c011));
      slopes[s + 1] = gz * (x10 - x00) + fz * (x11 - x01);
      slopes[s + 2] = y1 - y0;
    }
    // Unknown voxels are NaN and make the sample unknown.
    return check - check === 0;
  };

  const addMoments = (moments: Float64Array, out: number, n: number): void => {
    const u = values[n];
    const x = C * n;
    moments[out]++;
    moments[out + 1] += u;
    moments[out + 2] += u * u;
    let product = out + 3 + 2 * C;
    for (let a = 0; a < C; a++) {
      const value = channels[x + a];
      moments[out + 3 + a] += value;
      moments[out + 3 + C + a] += u * value;
      for (let b = a; b < C; b++) moments[product++] += value * channels[x + b];
    }
  };

  return {
    gather: (displacements, moments) => {
      for (let cell = 0; cell < cells.length; cell++) {
        const out = perCell * cells[cell];
        const d = 3 * cell;
        const [u, v, w] = [displacements[d], displacements[d + 1], displacements[d + 2]];
        const dx = m[0] * u + m[1] * v + m[2] * w + t[3];
        const dy = m[4] * u + m[5] * v + m[6] * w + t[7];
        const dz = m[8] * u + m[9] * v + m[10] * w + t[11];
        for (let n = starts[cell]; n < starts[cell + 1]; n++) {
          const offset = offsets[n];
          const i = corners[d] + (offset % cellSamples);
          const j = corners[d + 1] + (Math.floor(offset / cellSamples) % cellSamples);
          const k = corners[d + 2] + Math.floor(offset / (cellSamples * cellSamples));
          const x = t[0] * i + t[1] * j + t[2] * k + dx;
          const y = t[4] * i + t[5] * j + t[6] * k + dy;
          const z = t[8] * i + t[9] * j + t[10] * k + dz;
          known[n] = sampleAt(n, x, y, z) ? 1 : 0;
          if (known[n] === 1) addMoments(moments, out, n);
        }
      }
    },
    scatter: (adjoints, adjointsPerCell, gradient) => {
      const force = new Float64Array(3);
      for (let cell = 0; cell < cells.length; cell++) {
        const at = adjointsPerCell * cells[cell];
        force.fill(0);
        for (let n = starts[cell]; n < starts[cell + 1]; n++) {
          if (known[n] === 1) addForce(adjoints, at, n, force);
        }
        const [x, y, z] = force;
        gradient[3 * cell] = m[0] * x + m[4] * y + m[8] * z;
        gradient[3 * cell + 1] = m[1] * x + m[5] * y + m[9] * z;
        gradient[3 * cell + 2] = m[2] * x + m[6] * y + m[10] * z;
      }
    },
  };

  function addForce(adjoints: Float64Array, at: number, n: number, force: Float64Array): void {
    const x = C * n;
    const u = values[n];
    for (let a = 0, pair = 0; a < C; a++) {
      let change = adjoints[at + a] * u + adjoints[at + C + a];
      for (let b = 0; b < C; b++, pair++) change += adjoints[at + products[pair]] * channels[x + b];
      const s = 3 * (x + a);
      force[0] += change * slopes[s];
      force[1] += change * slopes[s + 1];
      force[2] += change * slopes[s + 2];
    }
  }
}

/** Where the adjoint of the product of two channels lies in a cell's: an entry for each a, then each b. */
function productPositions(channelCount: number): Int32Array {
  return Int32Array.from({ length: channelCount * channelCount }, (_, n) => {
    const a = Math.floor(n / channelCount);
    const b = n % channelCount;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    return 2 * channelCount + low * channelCount - (low * (low - 1)) / 2 + high - low;
  });
}
