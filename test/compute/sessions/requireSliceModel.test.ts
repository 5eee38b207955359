import { describe, expect, it } from '@jest/globals';
import { requireSliceModel } from '../../../src/compute/sessions/requireSliceModel.ts';
import type { ModelPort } from '../../../src/compute/sessions/types.ts';

const input: ModelPort = { name: 'x', type: 'float32', shape: ['N', 1, 'H', 'W'] };
const output: ModelPort = { name: 'y', type: 'float32', shape: ['N', 2, 'H', 'W'] };

describe('slice model', () => {
  it('reads names and sizes, null where the model leaves a size open', () => {
    expect(requireSliceModel({ inputs: [input], outputs: [output] })).toEqual({
      inputName: 'x',
      outputName: 'y',
      batchSize: null,
      height: null,
      width: null,
      channels: 2,
    });
    const fixed = { ...input, shape: [4, 1, 256, 192] };
    const open = { ...output, shape: ['N', 'C', 'H', 'W'] };
    expect(requireSliceModel({ inputs: [fixed], outputs: [open] })).toMatchObject({
      batchSize: 4,
      height: 256,
      width: 192,
      channels: null,
    });
  });

  it.each<[string, ModelPort[], ModelPort[]]>([
    ['has 2 outputs, y, y2; one is needed (deep supervision', [input], [output, { ...output, name: 'y2' }]],
    ['has 0 inputs', [], [output]],
    ['input x (float16 [N, 1, H, W]) is not float32', [{ ...input, type: 'float16' }], [output]],
    ['output y (int64 [N, 2, H, W]) is not float32', [input], [{ ...output, type: 'int64' }]],
    ['does not have the 4 dimensions', [{ ...input, shape: ['N', 1, 'D', 'H', 'W'] }], [output]],
    ['has 3 channels; a slice has one', [{ ...input, shape: ['N', 3, 'H', 'W'] }], [output]],
    ['width of its output', [{ ...input, shape: [1, 1, 64, 64] }], [{ ...output, shape: [1, 2, 64, 32] }]],
  ])('refuses a model that %s', (message, inputs, outputs) => {
    expect(() => requireSliceModel({ inputs, outputs })).toThrow(
      expect.objectContaining({ code: 'MODEL_INCOMPATIBLE', message: expect.stringContaining(message) }),
    );
  });
});
