import type { FixedSamples } from '../../kernels/similarity/types.ts';

/**
 * The samples as a graph needs them: every cell takes the same number of places, so that cells can be summed as
 * rows. A last cell without samples stands for all cells that are not listed.
 */
export interface CellLayout {
  readonly cellCount: number;
  readonly placesPerCell: number;
  /** Sample index relative to `centre`: all i, then all j, then all k. */
  readonly indices: Float32Array;
  /** Subtracted from the indices, because float32 is finer near 0. */
  readonly centre: readonly [number, number, number];
  /** 1 where the place holds a sample, else 0. */
  readonly present: Float32Array;
  /** Ultrasound value, 0 where there is no sample. */
  readonly values: Float32Array;
}

export function cellLayout(samples: FixedSamples): CellLayout {
  const { cells, corners, starts, offsets, values, cellSamples } = samples;
  const placesPerCell = cellSamples ** 3;
  const cellCount = cells.length + 1;
  const places = cellCount * placesPerCell;
  const centre = centreOf(corners);
  const layout: CellLayout = {
    cellCount,
    placesPerCell,
    centre,
    indices: new Float32Array(3 * places),
    present: new Float32Array(places),
    values: new Float32Array(places),
  };
  for (let cell = 0; cell < cells.length; cell++) {
    const first = cell * placesPerCell;
    for (let offset = 0; offset < placesPerCell; offset++) {
      const within = [
        offset % cellSamples,
        Math.floor(offset / cellSamples) % cellSamples,
        Math.floor(offset / (cellSamples * cellSamples)),
      ];
      for (let axis = 0; axis < 3; axis++) {
        layout.indices[axis * places + first + offset] =
          corners[3 * cell + axis] + within[axis] - centre[axis];
      }
    }
    for (let n = starts[cell]; n < starts[cell + 1]; n++) {
      layout.present[first + offsets[n]] = 1;
      layout.values[first + offsets[n]] = values[n];
    }
  }
  return layout;
}

/** Whole numbers, so that samples that lie on voxels stay exactly there. */
function centreOf(corners: Int32Array): [number, number, number] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  corners.forEach((index, at) => {
    low[at % 3] = Math.min(low[at % 3], index);
    high[at % 3] = Math.max(high[at % 3], index);
  });
  const middle = (axis: number): number => Math.round((low[axis] + high[axis]) / 2);
  return [middle(0), middle(1), middle(2)];
}
