import type { FixedSamples } from '../../kernels/similarity/types.ts';
import type { WeightedPatches } from '../../kernels/similarity/weightedPatches.ts';

/**
 * One step of the sums over patches: entry `n` of the next list is the sum of the entries
 * `terms[termsPerEntry * n ...]` of the list before.
 */
export interface SumStep {
  readonly entryCount: number;
  readonly termsPerEntry: number;
  readonly terms: Int32Array;
}

/**
 * Sums over all patches as three steps, along x, y and z, from listed cells (with an empty one at the end) to
 * patches in their order. Only sums that a patch needs are listed: a field of view fills a third of its box.
 */
export function patchSums(samples: FixedSamples, patches: WeightedPatches, patchCells: number): SumStep[] {
  const [nx, ny] = samples.cellGridSize;
  const strides = [1, nx, nx * ny];
  const listedAt = new Map<number, number>(Array.from(samples.cells, (cell, at) => [cell, at]));
  const corners = patchCorners(patches, nx * ny);
  // From the patches backwards: what each step must give, as positions in the cell grid.
  const needed: number[][] = [corners];
  for (let axis = 2; axis > 0; axis--) needed.unshift(reached(needed[0], strides[axis], patchCells));
  let before = { positions: listedAt, empty: samples.cells.length };
  return strides.map((stride, axis) => {
    const present = needed[axis].filter(
      (position) => axis === 2 || someOf(before.positions, position, stride, patchCells),
    );
    const isLast = axis === 2;
    const step = sumStep(present, before, stride, patchCells, !isLast);
    before = {
      positions: new Map(present.map((position, at) => [position, at])),
      empty: present.length,
    };
    return step;
  });
}

interface Listed {
  readonly positions: ReadonlyMap<number, number>;
  /** The entry that is 0. */
  readonly empty: number;
}

function patchCorners({ cells, starts }: WeightedPatches, cellsPerPlane: number): number[] {
  const corners: number[] = [];
  for (let z = 0; z + 1 < starts.length; z++) {
    for (let n = starts[z]; n < starts[z + 1]; n++) corners.push(cells[n] + z * cellsPerPlane);
  }
  return corners;
}

function reached(positions: readonly number[], stride: number, patchCells: number): number[] {
  const found = new Set<number>();
  for (const position of positions) {
    for (let ahead = 0; ahead < patchCells; ahead++) found.add(position + ahead * stride);
  }
  return [...found].sort((a, b) => a - b);
}

function someOf(
  positions: ReadonlyMap<number, number>,
  position: number,
  stride: number,
  patchCells: number,
): boolean {
  for (let ahead = 0; ahead < patchCells; ahead++) if (positions.has(position + ahead * stride)) return true;
  return false;
}

function sumStep(
  entries: readonly number[],
  before: Listed,
  stride: number,
  termsPerEntry: number,
  withEmpty: boolean,
): SumStep {
  const entryCount = entries.length + (withEmpty ? 1 : 0);
  const terms = new Int32Array(entryCount * termsPerEntry).fill(before.empty);
  entries.forEach((position, entry) => {
    for (let ahead = 0; ahead < termsPerEntry; ahead++) {
      const at = before.positions.get(position + ahead * stride);
      if (at !== undefined) terms[entry * termsPerEntry + ahead] = at;
    }
  });
  return { entryCount, termsPerEntry, terms };
}
