import type { GraphBuilder } from '../graphs/createGraphBuilder.ts';
import type { ValueName } from '../graphs/types.ts';
import type { CellLayout } from './cellLayout.ts';
import { graphOperations } from './graphOperations.ts';
import type { SumStep } from './patchSums.ts';
import type { SampledValues } from './sampleGraph.ts';

/** Adds the moments of all patches, M x P x K patches, in the order of `momentLayout`. */
export function addPatchMoments(
  graph: GraphBuilder,
  { known, channels }: SampledValues,
  channelCount: number,
  cells: CellLayout,
  steps: readonly SumStep[],
): ValueName {
  const o = graphOperations(graph);
  const { cellCount, placesPerCell, values } = cells;
  const ultrasound = o.floats([1, 1, cellCount * placesPerCell], values);
  const factors = o.join([known, o.multiply(known, ultrasound), o.multiply(known, channels)], 0);
  const pairs = momentPairs(channelCount);
  const side = (at: 0 | 1): ValueName =>
    o.pick(
      factors,
      0,
      [pairs.length],
      pairs.map((pair) => pair[at]),
    );
  const products = o.multiply(side(0), side(1));
  const perCell =
    placesPerCell === 1
      ? products
      : o.sum(o.reshape(products, [pairs.length, -1, cellCount, placesPerCell]), 3);
  return steps.reduce(
    (sums, { entryCount, termsPerEntry, terms }) =>
      o.sum(o.pick(sums, 2, [entryCount, termsPerEntry], terms), 3),
    perCell,
  );
}

/** Which factors each moment multiplies: 0 is the count, 1 the ultrasound, 2 and on the channels. */
function momentPairs(channelCount: number): (readonly [number, number])[] {
  const channels = Array.from({ length: channelCount }, (_, channel) => 2 + channel);
  return [
    [0, 0],
    [0, 1],
    [1, 1],
    ...channels.map((a) => [0, a] as const),
    ...channels.map((a) => [1, a] as const),
    ...channels.flatMap((a) => channels.filter((b) => b >= a).map((b) => [a, b] as const)),
  ];
}
