import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ModelDescription, ModelPort, SliceModelSignature } from './types.ts';

/**
 * Reads from a model's description how to feed it slices.
 * @throws MODEL_INCOMPATIBLE unless it has one float32 input N x 1 x H x W and one float32 output N x K x H x W
 *   of the same height and width; the message says which of these fails
 */
export function requireSliceModel({ inputs, outputs }: ModelDescription): SliceModelSignature {
  const input = requireOnly('input', inputs);
  const output = requireOnly('output', outputs);
  if (input.shape[1] !== 1 && typeof input.shape[1] === 'number') {
    refuse(`its input ${describe(input)} has ${input.shape[1]} channels; a slice has one`);
  }
  if (output.shape[1] === 0) refuse(`its output ${describe(output)} has no channel`);
  for (const [at, side] of [
    [2, 'height'],
    [3, 'width'],
  ] as const) {
    const [before, after] = [sizeOf(input, at), sizeOf(output, at)];
    if (before !== null && after !== null && before !== after) {
      refuse(
        `the ${side} of its output ${describe(output)} differs from that of its input ${describe(input)}`,
      );
    }
  }
  return {
    inputName: input.name,
    outputName: output.name,
    batchSize: sizeOf(input, 0),
    height: sizeOf(input, 2),
    width: sizeOf(input, 3),
    channels: sizeOf(output, 1),
  };
}

function requireOnly(role: 'input' | 'output', ports: readonly ModelPort[]): ModelPort {
  if (ports.length !== 1) {
    const hint = role === 'output' ? ' (deep supervision must be off in the export)' : '';
    refuse(
      `it has ${ports.length} ${role}s, ${ports.map(({ name }) => name).join(', ')}; one is needed${hint}`,
    );
  }
  const [port] = ports;
  if (port.type !== 'float32') refuse(`its ${role} ${describe(port)} is not float32; export it as float32`);
  if (port.shape.length !== 4)
    refuse(`its ${role} ${describe(port)} does not have the 4 dimensions N, C, H, W`);
  return port;
}

function sizeOf(port: ModelPort, at: number): number | null {
  const size = port.shape[at];
  return typeof size === 'number' ? size : null;
}

function describe({ name, type, shape }: ModelPort): string {
  return `${name} (${type} [${shape.join(', ')}])`;
}

function refuse(why: string): never {
  throw new SonoledgerError('MODEL_INCOMPATIBLE', `The model cannot segment slices: ${why}.`);
}
