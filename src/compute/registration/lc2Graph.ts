import type { Lc2Problem } from '../../kernels/similarity/lc2Problem.ts';
import { createGraphBuilder } from '../graphs/createGraphBuilder.ts';
import { cellLayout } from './cellLayout.ts';
import { graphOperations } from './graphOperations.ts';
import { paddedChannels } from './paddedChannels.ts';
import { addPatchFit } from './patchFit.ts';
import { addPatchMoments } from './patchMoments.ts';
import { patchSums } from './patchSums.ts';
import { addSampling } from './sampleGraph.ts';
import type { SamplerName } from './types.ts';

/** The LC2 of one level as an ONNX model, with what is needed to feed it. */
export interface Lc2Graph {
  readonly modelBytes: Uint8Array<ArrayBuffer>;
  /** Sample index that the inputs are relative to. */
  readonly centre: readonly [number, number, number];
  readonly sampleCount: number;
  /** Longest tensor per pose, in numbers. */
  readonly largestPerPose: number;
}

/**
 * Writes LC2 for batches of P poses in float32. Inputs, each 3 x P x 1, are the columns of the affine maps from
 * sample index, relative to `centre`, to moving voxel: perI, perJ, perK, origin. Outputs, each 1 x P: `explained`
 * is the LC2, `covered` the weight of the patches that the MRI covers, `known` the number of samples on known MRI.
 */
export function lc2Graph({ samples, patches, moving, options }: Lc2Problem, sampler: SamplerName): Lc2Graph {
  const graph = createGraphBuilder('lc2', 20);
  const o = graphOperations(graph);
  const cells = cellLayout(samples);
  const padded = paddedChannels(moving);
  const { channelCount } = moving;
  const patchCount = patches.weights.length;
  const sampled = addSampling(graph, cells, padded, sampler);
  const steps = patchSums(samples, patches, options.patchCells);
  const moments = addPatchMoments(graph, sampled, channelCount, cells, steps);
  const fit = addPatchFit(graph, moments, { channelCount, patchCount }, options);

  const leastKnown = options.minimumValidFraction * (options.patchCells * options.cellSamples) ** 3;
  const isCovered = o.atLeast(o.slice(moments, 0, 0, 1), o.number(leastKnown));
  const covered = o.multiply(isCovered, o.floats([1, 1, patchCount], patches.weights));
  graph.output('explained', o.sum(o.multiply(fit, covered), 2), [1, 'P']);
  graph.output('covered', o.sum(covered, 2), [1, 'P']);
  graph.output('known', o.sum(sampled.known, 2), [1, 'P']);

  const places = cells.present.length;
  const perPlace = Math.max(24, 8 * channelCount, ((channelCount + 2) * (channelCount + 3)) / 2);
  return {
    modelBytes: graph.encode(),
    centre: cells.centre,
    sampleCount: samples.values.length,
    largestPerPose: perPlace * places,
  };
}
