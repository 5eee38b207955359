import type { FixedSamples } from './types.ts';

/**
 * Sums of all patches from the sums of their cells: one sliding sum per axis, in place. Afterwards the entry of a
 * cell holds the sum over the patch whose lowest corner it is. Only the stretches of rows that listed cells can
 * reach are visited.
 */
export type SumPatches = (moments: Float64Array) => void;

export function createBoxSums(samples: FixedSamples, patchCells: number, momentsPerCell: number): SumPatches {
  const [nx, ny] = samples.cellGridSize;
  const strides = [momentsPerCell, momentsPerCell * nx, momentsPerCell * nx * ny];
  const passes = rowSpans(samples, patchCells).map((spans) => spans.map((n) => n * momentsPerCell));
  return (moments) => {
    for (let axis = 0; axis < 3; axis++) {
      const spans = passes[axis];
      for (let s = 0; s < spans.length; s += 2)
        sumAhead(moments, spans[s], spans[s + 1], strides[axis], patchCells);
    }
  };
}

/** Entries ahead are still unsummed when they are read because the sweep goes upwards. */
function sumAhead(moments: Float64Array, from: number, to: number, stride: number, patchCells: number): void {
  if (patchCells === 3) {
    for (let n = from; n < to; n++) moments[n] += moments[n + stride] + moments[n + 2 * stride];
    return;
  }
  for (let n = from; n < to; n++) {
    let sum = moments[n];
    for (let ahead = 1; ahead < patchCells; ahead++) sum += moments[n + ahead * stride];
    moments[n] = sum;
  }
}

/** For each of the three passes the stretches [from, to) of cells to sum, as a flat list of pairs. */
function rowSpans(samples: FixedSamples, patchCells: number): Int32Array[] {
  const [nx, ny, nz] = samples.cellGridSize;
  const reach = patchCells - 1;
  const first = new Int32Array(ny * nz).fill(nx);
  const last = new Int32Array(ny * nz).fill(-1);
  for (const cell of samples.cells) {
    const row = Math.floor(cell / nx);
    first[row] = Math.min(first[row], Math.max(0, (cell % nx) - reach));
    last[row] = Math.max(last[row], Math.min(cell % nx, nx - patchCells));
  }
  const passes = [flatSpans(first, last, nx)];
  uniteRowsAhead(first, last, ny, 1, patchCells);
  passes.push(flatSpans(first, last, nx));
  uniteRowsAhead(first, last, nz, ny, patchCells);
  passes.push(flatSpans(first, last, nx));
  return passes;
}

/** Gives each row the stretches of the rows it will add, `stride` rows apart; the last rows start no patch. */
function uniteRowsAhead(
  first: Int32Array,
  last: Int32Array,
  length: number,
  stride: number,
  patchCells: number,
): void {
  for (let row = 0; row < first.length; row++) {
    if (Math.floor(row / stride) % length > length - patchCells) {
      last[row] = -1;
      continue;
    }
    for (let ahead = 1; ahead < patchCells; ahead++) {
      first[row] = Math.min(first[row], first[row + ahead * stride]);
      last[row] = Math.max(last[row], last[row + ahead * stride]);
    }
  }
}

function flatSpans(first: Int32Array, last: Int32Array, nx: number): Int32Array {
  const spans: number[] = [];
  for (let row = 0; row < first.length; row++) {
    if (last[row] >= first[row]) spans.push(row * nx + first[row], row * nx + last[row] + 1);
  }
  return Int32Array.from(spans);
}
