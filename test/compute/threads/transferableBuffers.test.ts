import { describe, expect, it } from '@jest/globals';
import { transferableBuffers } from '../../../src/compute/threads/transferableBuffers.ts';

describe('transferable buffers', () => {
  it('are those of all typed arrays, each once, however deep', () => {
    const labels = new Uint8Array(4);
    const areas = new Float32Array(2);
    const plain = new ArrayBuffer(3);
    const result = {
      labels,
      again: labels,
      list: [{ areas }],
      map: new Map([['a', plain]]),
      text: 'x',
      none: null,
    };
    const found = transferableBuffers(result);
    const expected = [labels.buffer, areas.buffer, plain];
    expect(found).toHaveLength(expected.length);
    expected.forEach((buffer, at) => void expect(found[at]).toBe(buffer));
  });

  it('leave out shared memory and views of a part of a buffer', () => {
    const part = new Uint8Array(new ArrayBuffer(8), 2, 4);
    const shared = new Uint8Array(new SharedArrayBuffer(8));
    expect(transferableBuffers({ part, shared, pooled: Buffer.from('pooled') })).toEqual([]);
  });

  it('leave out Buffers, which may hold memory of native code', () => {
    const whole = Buffer.from(new ArrayBuffer(8));
    expect(transferableBuffers({ whole })).toEqual([]);
  });

  it('are found in a result that contains itself', () => {
    const result: { labels: Uint8Array; self?: unknown } = { labels: new Uint8Array(1) };
    result.self = result;
    expect(transferableBuffers(result)).toHaveLength(1);
  });
});
