import { fillCellOffsets, isNotANumber } from './cellOffsets.ts';
import { momentCount } from './momentLayout.ts';
import type { AccumulateCells, FixedSamples, MovingChannels } from './types.ts';

/** Any number of sequences: the samples of a cell are gathered first, one row per channel, then multiplied. */
export function accumulateSequences(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
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
  const addCell = (plane: Float64Array, out: number, count: number): void => {
    plane[out] = count;
    plane[out + 1] = sumProducts(0, 1, count);
    plane[out + 2] = sumProducts(1, 1, count);
    let product = out + 3 + 2 * channelCount;
    for (let a = 0; a < channelCount; a++) {
      plane[out + 3 + a] = sumProducts(0, 2 + a, count);
      plane[out + 3 + channelCount + a] = sumProducts(1, 2 + a, count);
      for (let b = a; b < channelCount; b++) plane[product++] = sumProducts(2 + a, 2 + b, count);
    }
  };

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
      addCell(plane, momentsPerCell * (cells[cell] - firstCell), count);
      known += count;
    }
    return known;
  };
}
