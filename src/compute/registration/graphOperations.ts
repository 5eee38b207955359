import type { GraphBuilder } from '../graphs/createGraphBuilder.ts';
import type { ValueName } from '../graphs/types.ts';

/** Short names for the operators (opset 20) that the LC2 graph is made of. Shapes broadcast as in numpy. */
export interface GraphOperations {
  add(a: ValueName, b: ValueName): ValueName;
  subtract(a: ValueName, b: ValueName): ValueName;
  multiply(a: ValueName, b: ValueName): ValueName;
  divide(a: ValueName, b: ValueName): ValueName;
  smaller(a: ValueName, b: ValueName): ValueName;
  larger(a: ValueName, b: ValueName): ValueName;
  /** 1 where a >= b, else 0. */
  atLeast(a: ValueName, b: ValueName): ValueName;
  sum(value: ValueName, axis: number): ValueName;
  /** Leaves the axis with one entry. */
  sumKept(value: ValueName, axis: number): ValueName;
  product(value: ValueName, axis: number): ValueName;
  /** Leaves the axis with one entry. */
  least(value: ValueName, axis: number): ValueName;
  /** Entries along an axis; the axis takes the shape of the indices. */
  pick(value: ValueName, axis: number, shape: readonly number[], indices: ArrayLike<number>): ValueName;
  /** The stretch [from, to) of an axis. */
  slice(value: ValueName, axis: number, from: number, to: number): ValueName;
  join(values: readonly ValueName[], axis: number): ValueName;
  /** One size may be -1. */
  reshape(value: ValueName, shape: readonly number[]): ValueName;
  number(value: number): ValueName;
  floats(shape: readonly number[], data: ArrayLike<number>): ValueName;
}

/**
 * No matrix products and no convolutions on purpose: on CUDA onnxruntime computes them with 10 bits of mantissa
 * (TF32), its binding for Node cannot turn that off, and differences of moments do not survive it.
 */
export function graphOperations(graph: GraphBuilder): GraphOperations {
  const int64s = (values: readonly number[]): ValueName =>
    graph.constant([values.length], BigInt64Array.from(values, BigInt));
  const reduce =
    (opType: string, keepdims: 0 | 1) =>
    (value: ValueName, axis: number): ValueName =>
      graph.node(opType, [value, int64s([axis])], { keepdims: { int: keepdims } });
  const binary =
    (opType: string) =>
    (a: ValueName, b: ValueName): ValueName =>
      graph.node(opType, [a, b]);
  const floats: GraphOperations['floats'] = (shape, data) => graph.constant(shape, Float32Array.from(data));
  return {
    add: binary('Add'),
    subtract: binary('Sub'),
    multiply: binary('Mul'),
    divide: binary('Div'),
    smaller: binary('Min'),
    larger: binary('Max'),
    atLeast: (a, b) => graph.node('Cast', [graph.node('GreaterOrEqual', [a, b])], { to: { int: FLOAT } }),
    sum: reduce('ReduceSum', 0),
    sumKept: reduce('ReduceSum', 1),
    product: reduce('ReduceProd', 0),
    least: reduce('ReduceMin', 1),
    pick: (value, axis, shape, indices) =>
      graph.node('Gather', [value, graph.constant(shape, Int32Array.from(indices))], { axis: { int: axis } }),
    slice: (value, axis, from, to) =>
      graph.node('Slice', [value, int64s([from]), int64s([to]), int64s([axis])]),
    join: (values, axis) => graph.node('Concat', values, { axis: { int: axis } }),
    reshape: (value, shape) => graph.node('Reshape', [value, int64s(shape)]),
    number: (value) => floats([1], [value]),
    floats,
  };
}

const FLOAT = 1;
