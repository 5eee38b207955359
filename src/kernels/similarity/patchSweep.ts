import type { FixedSamples } from './types.ts';

/** The planes that a patch spans, in any order, each with its in-plane sums done. */
export type PatchPlanes = readonly Float64Array[];

export interface PatchSweep {
  /**
   * Goes through the cell grid plane by plane. `fill` adds the moments of the listed cells [from, to) of plane `z`
   * to a cleared plane; `visit` sees all patches whose lowest plane is `z`: their moments are the sums over the
   * planes at the entry of their lowest corner, momentsPerCell * (x + nx * y).
   */
  run(
    fill: (plane: Float64Array, from: number, to: number, z: number) => void,
    visit: (planes: PatchPlanes, z: number) => void,
  ): void;
}

/**
 * Box sums over cells for all patches. Only as many planes as a patch is deep are held, so they stay in the cache:
 * a volume of moments would not. Only the stretches of rows that listed cells can reach are summed.
 */
export function createPatchSweep(
  samples: FixedSamples,
  patchCells: number,
  momentsPerCell: number,
): PatchSweep {
  const [nx, ny, nz] = samples.cellGridSize;
  const planes = Array.from({ length: patchCells }, () => new Float64Array(nx * ny * momentsPerCell));
  const cellsFrom = firstCellOfPlanes(samples);
  const spans = patchSpans(samples, patchCells).map((passes) =>
    passes.map((pass) => pass.map((cell) => cell * momentsPerCell)),
  );
  const strides = [momentsPerCell, momentsPerCell * nx];
  return {
    run: (fill, visit) => {
      for (let z = 0; z < nz; z++) {
        const plane = planes[z % patchCells];
        plane.fill(0);
        if (cellsFrom[z + 1] > cellsFrom[z]) fill(plane, cellsFrom[z], cellsFrom[z + 1], z);
        for (let axis = 0; axis < 2; axis++) sumAhead(plane, spans[z][axis], strides[axis], patchCells);
        if (z >= patchCells - 1) visit(planes, z - patchCells + 1);
      }
    },
  };
}

/**
 * For every plane the stretches [from, to) of in-plane cells to sum along x, then along y, as flat lists of pairs:
 * only those that listed cells can reach.
 */
export function patchSpans(samples: FixedSamples, patchCells: number): readonly (readonly Int32Array[])[] {
  const [nx, ny, nz] = samples.cellGridSize;
  const cellsFrom = firstCellOfPlanes(samples);
  return Array.from({ length: nz }, (_, z) =>
    planeSpans(samples.cells.subarray(cellsFrom[z], cellsFrom[z + 1]), nx, ny, patchCells),
  );
}

/** Entries ahead are still unsummed when they are read because the sweep goes upwards. */
function sumAhead(plane: Float64Array, spans: Int32Array, stride: number, patchCells: number): void {
  const farthest = stride * (patchCells - 1);
  for (let s = 0; s < spans.length; s += 2) {
    const to = spans[s + 1];
    if (patchCells === 3) {
      // The usual depth, without an inner loop.
      for (let n = spans[s]; n < to; n++) plane[n] += plane[n + stride] + plane[n + farthest];
      continue;
    }
    for (let n = spans[s]; n < to; n++) {
      let sum = plane[n];
      for (let ahead = stride; ahead <= farthest; ahead += stride) sum += plane[n + ahead];
      plane[n] = sum;
    }
  }
}

/** Position in the list of cells where each plane begins; the cells are sorted. */
export function firstCellOfPlanes({ cells, cellGridSize: [nx, ny, nz] }: FixedSamples): Int32Array {
  const from = new Int32Array(nz + 1);
  for (const cell of cells) from[Math.floor(cell / (nx * ny)) + 1]++;
  for (let z = 0; z < nz; z++) from[z + 1] += from[z];
  return from;
}

/** For the sums along x and along y the stretches [from, to) of in-plane cells, as flat lists of pairs. */
function planeSpans(cells: Int32Array, nx: number, ny: number, patchCells: number): Int32Array[] {
  const first = new Int32Array(ny).fill(nx);
  const last = new Int32Array(ny).fill(-1);
  for (const cell of cells) {
    const row = Math.floor(cell / nx) % ny;
    first[row] = Math.min(first[row], Math.max(0, (cell % nx) - patchCells + 1));
    last[row] = Math.max(last[row], Math.min(cell % nx, nx - patchCells));
  }
  const alongX = flatSpans(first, last, nx);
  for (let row = 0; row + patchCells <= ny; row++) {
    for (let ahead = 1; ahead < patchCells; ahead++) {
      first[row] = Math.min(first[row], first[row + ahead]);
      last[row] = Math.max(last[row], last[row + ahead]);
    }
  }
  // The uppermost rows start no patch.
  last.fill(-1, ny - patchCells + 1);
  return [alongX, flatSpans(first, last, nx)];
}

function flatSpans(first: Int32Array, last: Int32Array, nx: number): Int32Array {
  const spans: number[] = [];
  for (let row = 0; row < first.length; row++) {
    if (last[row] >= first[row]) spans.push(row * nx + first[row], row * nx + last[row] + 1);
  }
  return Int32Array.from(spans);
}
