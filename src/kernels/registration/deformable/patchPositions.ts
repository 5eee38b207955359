import type { FixedSamples, Lc2Options } from '../../similarity/types.ts';
import { weightedPatches } from '../../similarity/weightedPatches.ts';

/** The lowest corner of every patch in the whole cell grid, with its share of the weight. */
export function patchPositions(
  samples: FixedSamples,
  options: Lc2Options,
): { readonly cells: Int32Array; readonly weights: Float64Array } {
  const { cells, weights, starts } = weightedPatches(samples, options);
  const perPlane = samples.cellGridSize[0] * samples.cellGridSize[1];
  const positions = Int32Array.from(cells);
  for (let z = 0; z + 1 < starts.length; z++) {
    for (let n = starts[z]; n < starts[z + 1]; n++) positions[n] += z * perPlane;
  }
  return { cells: positions, weights };
}
