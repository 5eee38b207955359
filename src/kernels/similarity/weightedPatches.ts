import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { createPatchSweep } from './patchSweep.ts';
import { patchWeight } from './patchWeight.ts';
import type { FixedSamples, Lc2Options } from './types.ts';

/** Patches below this share of the ultrasound's variance carry no structure. */
const SMALLEST_VARIANCE = 1e-12;
const MOMENTS = 3;

export interface WeightedPatches {
  /** In-plane cell x + nx * y of each patch's lowest corner, sorted by plane. */
  readonly cells: Int32Array;
  /** Shares of the total weight, which sum to 1. */
  readonly weights: Float64Array;
  /** First patch of each plane; one more entry than planes. */
  readonly starts: Int32Array;
}

/**
 * The patches with enough samples and their weights. Both depend on the ultrasound alone: a pose must not gain by
 * moving patches out of the MRI.
 * @throws EMPTY_MASK when there is no patch
 */
export function weightedPatches(samples: FixedSamples, options: Lc2Options): WeightedPatches {
  const [nx, ny, nz] = samples.cellGridSize;
  const { patchCells, cellSamples, minimumValidFraction } = options;
  const leastCount = Math.max(2, minimumValidFraction * (patchCells * cellSamples) ** 3);
  const cells: number[] = [];
  const weights: number[] = [];
  const starts = new Int32Array(nz + 1);
  createPatchSweep(samples, patchCells, MOMENTS).run(
    (plane, from, to, z) => sumUltrasound(samples, plane, from, to, z * nx * ny),
    (planes, z) => {
      for (let cell = 0; cell < nx * ny; cell++) {
        if (cell % nx > nx - patchCells || cell >= nx * (ny - patchCells + 1)) continue;
        const [count, sum, squares] = [0, 1, 2].map((m) =>
          planes.reduce((total, plane) => total + plane[MOMENTS * cell + m], 0),
        );
        if (count < leastCount) continue;
        const variance = squares / count - (sum / count) ** 2;
        if (!(variance > SMALLEST_VARIANCE)) continue;
        cells.push(cell);
        weights.push(patchWeight(variance, options.weight));
      }
      starts.fill(cells.length, z + 1);
    },
  );
  if (cells.length === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      'The field of view is too small for a single patch of the similarity.',
    );
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    cells: Int32Array.from(cells),
    weights: Float64Array.from(weights, (weight) => weight / total),
    starts,
  };
}

function sumUltrasound(
  { cells, starts, values }: FixedSamples,
  plane: Float64Array,
  from: number,
  to: number,
  firstCell: number,
): void {
  for (let listed = from; listed < to; listed++) {
    const at = MOMENTS * (cells[listed] - firstCell);
    for (let n = starts[listed]; n < starts[listed + 1]; n++) {
      plane[at]++;
      plane[at + 1] += values[n];
      plane[at + 2] += values[n] * values[n];
    }
  }
}
