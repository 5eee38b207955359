import { describe, expect, it } from '@jest/globals';
import { paddedChannels } from '../../../src/compute/registration/paddedChannels.ts';
import type { Geometry, Vec3 } from '../../../src/kernels/geometry/types.ts';

const grid = (size: Vec3): Geometry => ({
  size,
  spacingMm: [1, 1, 1],
  originLps: [0, 0, 0],
  direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
});

describe('padded channels', () => {
  it('puts each channel for itself inside an unknown border', () => {
    const moving = {
      geometry: grid([2, 2, 2]),
      channelCount: 2,
      data: Float32Array.from({ length: 16 }, (_, n) => n),
    };
    const padded = paddedChannels(moving);
    expect(padded.size).toEqual([4, 4, 4]);
    // Voxel (1, 1, 1) is the eighth and lies at (2, 2, 2).
    const at = 2 + 4 * (2 + 4 * 2);
    expect([padded.values[at], padded.values[64 + at]]).toEqual([14, 15]);
    expect(padded.values.filter((value) => value !== 0)).toHaveLength(15);
    // The only cube with eight corners starts at voxel (0, 0, 0).
    expect([...padded.known].flatMap((known, n) => (known === 1 ? [n] : []))).toEqual([1 + 4 * (1 + 4)]);
  });

  it('knows a cube when all channels of all its corners are known', () => {
    const data = new Float32Array(2 * 27).fill(1);
    // One channel of the last voxel: only the cube in that corner has it.
    data[2 * 26 + 1] = Number.NaN;
    const padded = paddedChannels({ geometry: grid([3, 3, 3]), channelCount: 2, data });
    const known = (i: number, j: number, k: number): number =>
      padded.known[i + 1 + 5 * (j + 1 + 5 * (k + 1))];
    expect([known(0, 0, 0), known(1, 1, 0), known(1, 1, 1)]).toEqual([1, 1, 0]);
    expect(padded.known.reduce((sum, one) => sum + one)).toBe(7);
    expect(padded.values.some(Number.isNaN)).toBe(false);
    const last = 3 + 5 * (3 + 5 * 3);
    expect([padded.values[last], padded.values[125 + last]]).toEqual([0, 0]);
  });
});
