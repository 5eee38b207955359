/** A size that is fixed (a number) or named and free (a text). */
export type Dimension = number | string;

/** The name of a value that flows through a graph. */
export type ValueName = string;

/** A node's attribute; ONNX keeps whole numbers and floats apart, so the kind is said. */
export type GraphAttribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly text: string };

export type GraphAttributes = Readonly<Record<string, GraphAttribute>>;

export type TensorData = Float32Array | Int32Array | BigInt64Array;

/** The version of the operators: 17 is widely read, 20 has GridSample on volumes. */
export type Opset = 17 | 20;

export interface GraphNode {
  readonly opType: string;
  /** An optional input that is left out has the empty name. */
  readonly inputs: readonly ValueName[];
  readonly outputs: readonly ValueName[];
  readonly attributes: GraphAttributes;
}

/** A float32 tensor that enters or leaves a graph. */
export interface GraphPort {
  readonly name: ValueName;
  readonly shape: readonly Dimension[];
}

export interface GraphConstant {
  readonly name: ValueName;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** All that is needed to write one ONNX model. Nodes are in an order in which they can be computed. */
export interface GraphDescription {
  readonly name: string;
  readonly opset: Opset;
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
  readonly constants: readonly GraphConstant[];
  readonly nodes: readonly GraphNode[];
}
