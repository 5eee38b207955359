import { fillCellOffsets, isNotANumber } from './cellOffsets.ts';
import type { AccumulateCells, FixedSamples, MovingChannels } from './types.ts';

/** The usual case, with all sums of a cell in local variables: this loop is where a registration spends its time. */
export function accumulateOneSequence(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
  const { cells, corners, starts, offsets, values, cellSamples } = samples;
  const { data } = moving;
  const [ni, nj, nk] = moving.geometry.size;
  const strideJ = 2 * ni;
  const strideK = 2 * ni * nj;
  const inCell = new Float64Array(3 * cellSamples ** 3);
  return (t, plane, from, to, firstCell) => {
    fillCellOffsets(inCell, cellSamples, t);
    let known = 0;
    for (let cell = from; cell < to; cell++) {
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
      const out = 10 * (cells[cell] - firstCell);
      plane[out] = count;
      plane[out + 1] = sumU;
      plane[out + 2] = sumUU;
      plane[out + 3] = sumP;
      plane[out + 4] = sumG;
      plane[out + 5] = sumUP;
      plane[out + 6] = sumUG;
      plane[out + 7] = sumPP;
      plane[out + 8] = sumPG;
      plane[out + 9] = sumGG;
    }
    return known;
  };
}
