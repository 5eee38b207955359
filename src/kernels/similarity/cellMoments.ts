import { momentCount } from './momentLayout.ts';
import type { FixedSamples, MovingChannels } from './types.ts';

/** Looked up once: a sandboxed global object makes every look-up in the inner loop cost more than the sample. */
const isNotANumber = Number.isNaN;

/**
 * Samples the MRI at every ultrasound sample and adds the moments of each cell into `moments` (layout in
 * momentLayout). `toVoxel` is the affine map from sample index to moving voxel index, 12 numbers row-major.
 * Returns the number of samples that fall on known MRI; the others add nothing.
 */
export type AccumulateCells = (toVoxel: Float64Array, moments: Float64Array) => number;

export function createCellAccumulator(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
  return moving.channelCount === 2
    ? accumulateOneSequence(samples, moving)
    : accumulateSequences(samples, moving);
}

/** Moving voxel offsets of the positions inside a cell, three per position. */
function fillCellOffsets(offsets: Float64Array, cellSamples: number, m: Float64Array): void {
  for (let n = 0; 3 * n < offsets.length; n++) {
    const a = n % cellSamples;
    const b = Math.floor(n / cellSamples) % cellSamples;
    const c = Math.floor(n / (cellSamples * cellSamples));
    for (let axis = 0; axis < 3; axis++) {
      offsets[3 * n + axis] = m[4 * axis] * a + m[4 * axis + 1] * b + m[4 * axis + 2] * c;
    }
  }
}

/** The usual case, with all sums of a cell in local variables: this loop is where a registration spends its time. */
function accumulateOneSequence(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
  const { cells, corners, starts, offsets, values, cellSamples } = samples;
  const { data } = moving;
  const [ni, nj, nk] = moving.geometry.size;
  const strideJ = 2 * ni;
  const strideK = 2 * ni * nj;
  const inCell = new Float64Array(3 * cellSamples ** 3);
  return (t, moments) => {
    fillCellOffsets(inCell, cellSamples, t);
    let known = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      const i = corners[3 * cell];
      const j = corners[3 * cell + 1];
      const k = corners[3 * cell + 2];
      const cornerX = t[0] * i + t[1] * j + t[2] * k + t[3];
      const cornerY = t[4] * i + t[5] * j + t[6] * k + t[7];
      const cornerZ = t[8] * i + t[9] * j + t[10] * k + t[11];
      let count = 0;
      let sumU = 0;
      let sumUU = 0;
      let sumP = 0;
      let sumG = 0;
      let sumPP = 0;
      let sumPG = 0;
      let sumGG = 0;
      let sumUP = 0;
      let sumUG = 0;
      for (let n = starts[cell], end = starts[cell + 1]; n < end; n++) {
        const offset = 3 * offsets[n];
        const x = cornerX + inCell[offset];
        const y = cornerY + inCell[offset + 1];
        const z = cornerZ + inCell[offset + 2];
        if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) continue;
        const x0 = x | 0;
        const y0 = y | 0;
        const z0 = z | 0;
        const fx = x - x0;
        const fy = y - y0;
        const fz = z - z0;
        const at = 2 * x0 + strideJ * y0 + strideK * z0;
        const up = at + strideK;
        const w00 = (1 - fy) * (1 - fz);
        const w10 = fy * (1 - fz);
        const w01 = (1 - fy) * fz;
        const w11 = fy * fz;
        const low = w00 * data[at] + w10 * data[at + strideJ] + w01 * data[up] + w11 * data[up + strideJ];
        const lowG =
          w00 * data[at + 1] +
          w10 * data[at + strideJ + 1] +
          w01 * data[up + 1] +
          w11 * data[up + strideJ + 1];
        const high =
          w00 * data[at + 2] +
          w10 * data[at + strideJ + 2] +
          w01 * data[up + 2] +
          w11 * data[up + strideJ + 2];
        const highG =
          w00 * data[at + 3] +
          w10 * data[at + strideJ + 3] +
          w01 * data[up + 3] +
          w11 * data[up + strideJ + 3];
        const p = low + fx * (high - low);
        const g = lowG + fx * (highG - lowG);
        // Unknown voxels are NaN and make the sample unknown.
        if (isNotANumber(p * g)) continue;
        const u = values[n];
        count++;
        sumU += u;
        sumUU += u * u;
        sumP += p;
        sumG += g;
        sumPP += p * p;
        sumPG += p * g;
        sumGG += g * g;
        sumUP += u * p;
        sumUG += u * g;
      }
      known += count;
      const out = 10 * cells[cell];
      moments[out] = count;
      moments[out + 1] = sumU;
      moments[out + 2] = sumUU;
      moments[out + 3] = sumP;
      moments[out + 4] = sumG;
      moments[out + 5] = sumUP;
      moments[out + 6] = sumUG;
      moments[out + 7] = sumPP;
      moments[out + 8] = sumPG;
      moments[out + 9] = sumGG;
    }
    return known;
  };
}

/** Any number of sequences: the samples of a cell are gathered first, one row per channel, then multiplied. */
function accumulateSequences(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
  const { cells, corners, starts, offsets, values, cellSamples } = samples;
  const { data, channelCount } = moving;
  const [ni, nj, nk] = moving.geometry.size;
  const strideJ = channelCount * ni;
  const strideK = channelCount * ni * nj;
  const inCell = new Float64Array(3 * cellSamples ** 3);
  const perRow = cellSamples ** 3;
  /** Row 0 holds ones, row 1 the ultrasound, the others the channels. */
  const rows = new Float64Array((2 + channelCount) * perRow).fill(1, 0, perRow);
  const momentsPerCell = momentCount(channelCount);

  const sumProducts = (a: number, b: number, count: number): number => {
    let sum = 0;
    let x = a * perRow;
    let y = b * perRow;
    if (count === 8) {
      // A full cell, which most are: without the loop this takes half the time.
      return (
        rows[x] * rows[y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y] +
        rows[++x] * rows[++y]
      );
    }
    for (let n = 0; n < count; n++, x++, y++) sum += rows[x] * rows[y];
    return sum;
  };
  const addCell = (moments: Float64Array, out: number, count: number): void => {
    moments[out] = count;
    moments[out + 1] = sumProducts(0, 1, count);
    moments[out + 2] = sumProducts(1, 1, count);
    let product = out + 3 + 2 * channelCount;
    for (let a = 0; a < channelCount; a++) {
      moments[out + 3 + a] = sumProducts(0, 2 + a, count);
      moments[out + 3 + channelCount + a] = sumProducts(1, 2 + a, count);
      for (let b = a; b < channelCount; b++) moments[product++] = sumProducts(2 + a, 2 + b, count);
    }
  };

  return (t, moments) => {
    fillCellOffsets(inCell, cellSamples, t);
    let known = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      const i = corners[3 * cell];
      const j = corners[3 * cell + 1];
      const k = corners[3 * cell + 2];
      const cornerX = t[0] * i + t[1] * j + t[2] * k + t[3];
      const cornerY = t[4] * i + t[5] * j + t[6] * k + t[7];
      const cornerZ = t[8] * i + t[9] * j + t[10] * k + t[11];
      let count = 0;
      for (let n = starts[cell], end = starts[cell + 1]; n < end; n++) {
        const offset = 3 * offsets[n];
        const x = cornerX + inCell[offset];
        const y = cornerY + inCell[offset + 1];
        const z = cornerZ + inCell[offset + 2];
        if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) continue;
        const x0 = x | 0;
        const y0 = y | 0;
        const z0 = z | 0;
        const fx = x - x0;
        const fy = y - y0;
        const fz = z - z0;
        const w00 = (1 - fy) * (1 - fz);
        const w10 = fy * (1 - fz);
        const w01 = (1 - fy) * fz;
        const w11 = fy * fz;
        let a = channelCount * x0 + strideJ * y0 + strideK * z0;
        let check = 0;
        for (let row = 2 * perRow + count; row < rows.length; row += perRow, a++) {
          const b = a + strideK;
          const c = a + channelCount;
          const d = b + channelCount;
          const low = w00 * data[a] + w10 * data[a + strideJ] + w01 * data[b] + w11 * data[b + strideJ];
          const high = w00 * data[c] + w10 * data[c + strideJ] + w01 * data[d] + w11 * data[d + strideJ];
          const value = low + fx * (high - low);
          check += value;
          rows[row] = value;
        }
        // Unknown voxels are NaN and make the sample unknown; the next one overwrites it.
        if (isNotANumber(check)) continue;
        rows[perRow + count] = values[n];
        count++;
      }
      if (count === 0) continue;
      addCell(moments, momentsPerCell * cells[cell], count);
      known += count;
    }
    return known;
  };
}
