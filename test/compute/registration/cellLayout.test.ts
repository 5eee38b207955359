import { describe, expect, it } from '@jest/globals';
import { cellLayout } from '../../../src/compute/registration/cellLayout.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import type { FixedSamples } from '../../../src/kernels/similarity/types.ts';

/** Two cells of 2^3 places, with one and two samples, at sample indices (4, 0, 0) and (8, 2, 6). */
const samples: FixedSamples = {
  sampleToWorld: IDENTITY_MAT4,
  spacingMm: 1,
  cellSamples: 2,
  cellGridSize: [6, 3, 5],
  cells: Int32Array.of(20, 40),
  corners: Int32Array.of(4, 0, 0, 8, 2, 6),
  starts: Int32Array.of(0, 1, 3),
  offsets: Uint8Array.of(5, 0, 7),
  values: Float64Array.of(0.5, -1, 2),
};

describe('cell layout', () => {
  const layout = cellLayout(samples);

  it('gives every cell as many places as it can hold, and adds an empty one', () => {
    expect(layout.cellCount).toBe(3);
    expect(layout.placesPerCell).toBe(8);
    expect([...layout.present]).toEqual([
      0,
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      ...Array(8).fill(0),
    ]);
    expect([...layout.values].filter((value) => value !== 0)).toEqual([0.5, -1, 2]);
  });

  it('counts sample indices from the middle', () => {
    expect(layout.centre).toEqual([6, 1, 3]);
    const indexAt = (place: number): number[] =>
      [0, 1, 2].map((axis) => layout.indices[24 * axis + place] + layout.centre[axis]);
    // Offset 5 is one up along i and k.
    expect(indexAt(5)).toEqual([5, 0, 1]);
    expect(indexAt(8)).toEqual([8, 2, 6]);
    expect(indexAt(15)).toEqual([9, 3, 7]);
  });
});
