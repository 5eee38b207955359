import { afterAll, describe, expect, it } from '@jest/globals';
import { createGraphBuilder } from '../../../src/compute/graphs/createGraphBuilder.ts';
import { openModelSession } from '../../../src/compute/sessions/openModelSession.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { thresholdModel } from '../../support/sliceModels.ts';

const pool = createThreadPool({ size: 1 });
afterAll(() => pool.close());

describe('describing a model', () => {
  it('gives its ports and how to feed it, from shared memory too', async () => {
    const model = thresholdModel(1, [1, 1, 64, 48]);
    const modelBytes = new Uint8Array(new SharedArrayBuffer(model.length));
    modelBytes.set(model);
    const { description, signature } = await pool.run('describeModel', { modelBytes });
    expect(description.inputs).toEqual([{ name: 'slice', type: 'float32', shape: [1, 1, 64, 48] }]);
    expect(signature).toMatchObject({ height: 64, width: 48, channels: 1 });
  });

  it.each([
    ['no bytes', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('not a model')],
    ['a truncated model', thresholdModel(1).subarray(0, 60)],
  ])('refuses %s', async (_title, modelBytes) => {
    const run = pool.run('describeModel', { modelBytes });
    await expect(run).rejects.toMatchObject({ code: 'MODEL_INCOMPATIBLE' });
  });

  it('refuses a model with two outputs', async () => {
    const graph = createGraphBuilder('deepSupervision');
    const slice = graph.input('slice', ['N', 1, 'H', 'W']);
    graph.output('full', graph.node('Relu', [slice]), ['N', 1, 'H', 'W']);
    graph.output('half', graph.node('Relu', [slice]), ['N', 1, 'H', 'W']);
    await expect(pool.run('describeModel', { modelBytes: graph.encode() })).rejects.toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
      message: expect.stringContaining('2 outputs, full, half'),
    });
  });

  it('is refused on the main thread, which a run would block', async () => {
    const opening = openModelSession(thresholdModel(1), { device: 'cpu', threads: 1 }, (work) => work());
    await expect(opening).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });
});
