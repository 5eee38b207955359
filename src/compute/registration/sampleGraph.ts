import type { GraphBuilder } from '../graphs/createGraphBuilder.ts';
import type { ValueName } from '../graphs/types.ts';
import type { CellLayout } from './cellLayout.ts';
import { type GraphOperations, graphOperations } from './graphOperations.ts';
import type { PaddedChannels } from './paddedChannels.ts';
import type { SamplerName } from './types.ts';

const INT32 = 6;

/** P poses, N places (see `CellLayout`), C channels. */
export interface SampledValues {
  /** 1 x P x N: 1 where a sample falls on known MRI, else 0. */
  readonly known: ValueName;
  /** C x P x N: trilinear MRI; any finite number where it is unknown. */
  readonly channels: ValueName;
}

/** Adds the sampling of the MRI at all places and poses. Declares the inputs of the pose. */
export function addSampling(
  graph: GraphBuilder,
  cells: CellLayout,
  moving: PaddedChannels,
  sampler: SamplerName,
): SampledValues {
  const o = graphOperations(graph);
  const places = cells.cellCount * cells.placesPerCell;
  const voxels = voxelPositions(graph, o, cells, places);
  const cubes = cubePositions(graph, o, voxels, moving);
  const corner = flatIndex(graph, o, cubes, moving);
  const isKnown = graph.node('Gather', [o.floats([moving.voxelCount], moving.known), corner]);
  const known = o.multiply(isKnown, o.floats([1, 1, places], cells.present));
  const channels =
    sampler === 'GRID_SAMPLE'
      ? gridSample(graph, o, voxels, moving, places)
      : cornerGather(graph, o, { voxels, cubes, corner }, moving, places);
  return { known, channels };
}

/** Where the places lie in the MRI's voxels, 3 x P x N. */
function voxelPositions(
  graph: GraphBuilder,
  o: GraphOperations,
  { indices }: CellLayout,
  places: number,
): ValueName {
  const along = (name: string, axis: number): ValueName =>
    o.multiply(
      graph.input(name, [3, 'P', 1]),
      o.floats([1, 1, places], indices.subarray(axis * places, (axis + 1) * places)),
    );
  const origin = graph.input('origin', [3, 'P', 1]);
  return o.add(o.add(along('perI', 0), along('perJ', 1)), o.add(along('perK', 2), origin));
}

/** The lower corner of the cube around each place in the padded MRI; places outside go to its unknown border. */
function cubePositions(
  graph: GraphBuilder,
  o: GraphOperations,
  voxels: ValueName,
  { size }: PaddedChannels,
): ValueName {
  const above = o.add(graph.node('Floor', [voxels]), o.number(1));
  const highest = o.floats(
    [3, 1, 1],
    size.map((n) => n - 2),
  );
  return o.smaller(o.larger(above, o.number(0)), highest);
}

/**
 * 1 x P x N in int32, since float32 cannot count beyond 2^24 voxels. Added up by hand: the sum of an axis of int32
 * goes through float32 on CUDA.
 */
function flatIndex(
  graph: GraphBuilder,
  o: GraphOperations,
  cubes: ValueName,
  { size }: PaddedChannels,
): ValueName {
  const strides = graph.constant([3, 1, 1], Int32Array.of(1, size[0], size[0] * size[1]));
  const steps = o.multiply(graph.node('Cast', [cubes], { to: { int: INT32 } }), strides);
  // Gather, since WebGPU slices no whole numbers.
  const [x, y, z] = [0, 1, 2].map((axis) => o.pick(steps, 0, [1], [axis]));
  return o.add(o.add(x, y), z);
}

/** One operator; the padded MRI spans -1 to 1 from its first to its last voxel. */
function gridSample(
  graph: GraphBuilder,
  o: GraphOperations,
  voxels: ValueName,
  { channelCount, size, values }: PaddedChannels,
  places: number,
): ValueName {
  const scale = o.floats(
    [3, 1, 1],
    size.map((n) => 2 / (n - 1)),
  );
  const offset = o.floats(
    [3, 1, 1],
    size.map((n) => 2 / (n - 1) - 1),
  );
  const scaled = o.add(o.multiply(voxels, scale), offset);
  const points = graph.node('Transpose', [scaled], { perm: { ints: [1, 2, 0] } });
  const volume = graph.constant([1, channelCount, size[2], size[1], size[0]], values);
  const sampled = graph.node('GridSample', [volume, o.reshape(points, [1, -1, places, 1, 3])], {
    mode: { text: 'linear' },
    padding_mode: { text: 'zeros' },
    align_corners: { int: 1 },
  });
  return o.reshape(sampled, [channelCount, -1, places]);
}

interface Cubes {
  readonly voxels: ValueName;
  readonly cubes: ValueName;
  readonly corner: ValueName;
}

/** The eight corners of each cube, weighted. */
function cornerGather(
  graph: GraphBuilder,
  o: GraphOperations,
  { voxels, cubes, corner }: Cubes,
  { channelCount, size, voxelCount, values }: PaddedChannels,
  places: number,
): ValueName {
  const corners = Array.from({ length: 8 }, (_, n) => [n & 1, (n >> 1) & 1, n >> 2]);
  const uppers = [0, 1, 2].flatMap((axis) => corners.map((upper) => upper[axis]));
  const perAxis = (weight: (upper: number) => number): ValueName =>
    o.floats([3, 8, 1, 1], uppers.map(weight));
  // Upper corners weigh the fraction f of the way, lower ones 1 - f; cubes are counted from the border.
  const fractions = o.reshape(o.add(o.subtract(voxels, cubes), o.number(1)), [3, 1, -1, places]);
  const perAxisWeights = o.add(
    o.multiply(
      fractions,
      perAxis((upper) => 2 * upper - 1),
    ),
    perAxis((upper) => 1 - upper),
  );
  const weights = o.product(perAxisWeights, 0);
  const strides = corners.map(([a, b, c]) => a + size[0] * (b + size[1] * c));
  const indices = o.add(corner, graph.constant([8, 1, 1], Int32Array.from(strides)));
  const table = graph.constant([channelCount, voxelCount], values);
  const fetched = graph.node('Gather', [table, indices], { axis: { int: 1 } });
  return o.sum(o.multiply(fetched, weights), 1);
}
