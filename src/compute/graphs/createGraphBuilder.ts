import { encodeOnnxModel } from './encodeOnnxModel.ts';
import type {
  Dimension,
  GraphAttributes,
  GraphConstant,
  GraphDescription,
  GraphNode,
  GraphPort,
  Opset,
  TensorData,
  ValueName,
} from './types.ts';

/** Puts an ONNX graph together, value by value, in the order of computation. */
export interface GraphBuilder {
  /** Declares a float32 input. */
  input(name: ValueName, shape: readonly Dimension[]): ValueName;
  /** Adds fixed numbers: weights (float32), indices (int32), or sizes and axes (int64). */
  constant(shape: readonly number[], data: TensorData): ValueName;
  /**
   * Adds a node and returns its first output. Operators, their inputs and attributes:
   * https://onnx.ai/onnx/operators, at the graph's opset.
   */
  node(opType: string, inputs: readonly ValueName[], attributes?: GraphAttributes): ValueName;
  /** Declares a value as float32 output, under a name of its own. */
  output(name: ValueName, value: ValueName, shape: readonly Dimension[]): void;
  describe(): GraphDescription;
  /** The graph as an ONNX file. */
  encode(): Uint8Array<ArrayBuffer>;
}

export function createGraphBuilder(name: string, opset: Opset = 17): GraphBuilder {
  const inputs: GraphPort[] = [];
  const outputs: GraphPort[] = [];
  const constants: GraphConstant[] = [];
  const nodes: GraphNode[] = [];

  const addNode = (
    opType: string,
    from: readonly ValueName[],
    to: ValueName,
    attributes: GraphAttributes = {},
  ): ValueName => {
    nodes.push({ opType, inputs: from, outputs: [to], attributes });
    return to;
  };
  const describe = (): GraphDescription => ({ name, opset, inputs, outputs, constants, nodes });

  return {
    input(portName, shape) {
      inputs.push({ name: portName, shape });
      return portName;
    },
    constant(shape, data) {
      const constantName = `constant${constants.length}`;
      constants.push({ name: constantName, shape, data });
      return constantName;
    },
    node: (opType, from, attributes) => addNode(opType, from, `value${nodes.length}`, attributes),
    output(portName, value, shape) {
      addNode('Identity', [value], portName);
      outputs.push({ name: portName, shape });
    },
    describe,
    encode: () => encodeOnnxModel(describe()),
  };
}
