import { afterAll, describe, expect, it } from '@jest/globals';
import { createGraphBuilder } from '../../../src/compute/graphs/createGraphBuilder.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { poolAndExpandModel, segment, volume } from '../../support/sliceModels.ts';

const pool = createThreadPool({ size: 1 });
afterAll(() => pool.close());

describe('graph builder', () => {
  it('writes a model that onnxruntime reads back with its names, types and shapes', async () => {
    const { description } = await pool.run('describeModel', { modelBytes: poolAndExpandModel(2.5) });
    expect(description).toEqual({
      inputs: [{ name: 'slice', type: 'float32', shape: ['N', 1, 'H', 'W'] }],
      outputs: [{ name: 'logits', type: 'float32', shape: ['N', 1, 'H', 'W'] }],
    });
  });

  it('writes operators with whole-number, float and int64 inputs that compute what they say', async () => {
    const image = volume([4, 2, 1], [1, 0, 3, 0, 0, 2, 0, 0]);
    // Maxima of 2 x 2 blocks, each spread over its block: 2 and 3.
    const { labels } = await segment(pool, image, 'K', poolAndExpandModel(2.5), { paddingMultiple: 2 });
    expect([...labels]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });

  it('refuses a constant that has not as many values as its shape', () => {
    const graph = createGraphBuilder('broken');
    graph.constant([2, 2], new Float32Array(3));
    expect(() => graph.encode()).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
