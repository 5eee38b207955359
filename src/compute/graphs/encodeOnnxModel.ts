import { endianness } from 'node:os';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { ProtoMessage } from './protoMessage.ts';
import type {
  Dimension,
  GraphAttribute,
  GraphConstant,
  GraphDescription,
  GraphNode,
  GraphPort,
  TensorData,
} from './types.ts';

/** The oldest file format that knows the operator set: https://github.com/onnx/onnx/blob/main/docs/Versioning.md */
const IR_VERSION = { 17: 8, 20: 9 } as const;
const TENSOR_FLOAT = 1;
const TENSOR_INT32 = 6;
const TENSOR_INT64 = 7;
const ATTRIBUTE_TYPE = { float: 1, int: 2, text: 3, ints: 7 } as const;

/**
 * Writes a graph as an ONNX model: a serialised ModelProto with the default operators of the graph's opset.
 * Field numbers are those of onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 * @throws INVALID_INPUT when a constant has not as many values as its shape
 */
export function encodeOnnxModel(graph: GraphDescription): Uint8Array<ArrayBuffer> {
  const opset = new ProtoMessage().text(1, '').integer(2, graph.opset);
  return new ProtoMessage()
    .integer(1, IR_VERSION[graph.opset])
    .text(2, 'sonoledger')
    .message(7, encodeGraph(graph))
    .message(8, opset)
    .encode();
}

function encodeGraph({ name, inputs, outputs, constants, nodes }: GraphDescription): ProtoMessage {
  const message = new ProtoMessage();
  for (const node of nodes) message.message(1, encodeNode(node));
  message.text(2, name);
  for (const constant of constants) message.message(5, encodeConstant(constant));
  for (const port of inputs) message.message(11, encodePort(port));
  for (const port of outputs) message.message(12, encodePort(port));
  return message;
}

function encodeNode({ opType, inputs, outputs, attributes }: GraphNode): ProtoMessage {
  const message = new ProtoMessage();
  for (const input of inputs) message.text(1, input);
  for (const output of outputs) message.text(2, output);
  message.text(3, `${opType}_${outputs[0]}`).text(4, opType);
  for (const [name, attribute] of Object.entries(attributes)) {
    message.message(5, encodeAttribute(name, attribute));
  }
  return message;
}

function encodeAttribute(name: string, attribute: GraphAttribute): ProtoMessage {
  const message = new ProtoMessage().text(1, name);
  if ('float' in attribute) return message.float(2, attribute.float).integer(20, ATTRIBUTE_TYPE.float);
  if ('int' in attribute) return message.integer(3, attribute.int).integer(20, ATTRIBUTE_TYPE.int);
  if ('text' in attribute) return message.text(4, attribute.text).integer(20, ATTRIBUTE_TYPE.text);
  for (const value of attribute.ints) message.integer(8, value);
  return message.integer(20, ATTRIBUTE_TYPE.ints);
}

function encodeConstant({ name, shape, data }: GraphConstant): ProtoMessage {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (data.length !== expected) {
    const message = `The constant ${name} of shape [${shape}] needs ${expected} values, not ${data.length}.`;
    throw new SonoledgerError('INVALID_INPUT', message, { name });
  }
  const tensor = new ProtoMessage();
  for (const size of shape) tensor.integer(1, size);
  return tensor.integer(2, elementType(data)).text(8, name).bytes(9, littleEndianBytes(data));
}

function elementType(data: TensorData): number {
  if (data instanceof Float32Array) return TENSOR_FLOAT;
  return data instanceof Int32Array ? TENSOR_INT32 : TENSOR_INT64;
}

function littleEndianBytes(data: TensorData): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (endianness() === 'LE') return bytes;
  const swapped = Buffer.from(bytes);
  return data.BYTES_PER_ELEMENT === 4 ? swapped.swap32() : swapped.swap64();
}

function encodePort({ name, shape }: GraphPort): ProtoMessage {
  const dimensions = new ProtoMessage();
  for (const dimension of shape) dimensions.message(1, encodeDimension(dimension));
  const tensorType = new ProtoMessage().integer(1, TENSOR_FLOAT).message(2, dimensions);
  return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
}

function encodeDimension(dimension: Dimension): ProtoMessage {
  return typeof dimension === 'number'
    ? new ProtoMessage().integer(1, dimension)
    : new ProtoMessage().text(2, dimension);
}
