import { describe, expect, test } from '@jest/globals';
import type { Mask, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { boundingBox } from '../../../src/kernels/masks/boundingBox.ts';
import { centroidLps } from '../../../src/kernels/masks/centroidLps.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { connectedComponents } from '../../../src/kernels/masks/connectedComponents.ts';
import { countVoxels } from '../../../src/kernels/masks/countVoxels.ts';
import { fillHoles } from '../../../src/kernels/masks/fillHoles.ts';
import { maskBoundary } from '../../../src/kernels/masks/maskBoundary.ts';
import { maskFromLabels } from '../../../src/kernels/masks/maskFromLabels.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { maskFromPlanes } from '../../support/maskFromPlanes.ts';

const empty = maskFromPlanes(['..', '..']);

/** A 5 x 5 x 5 cube with a hollow 3 x 3 x 3 middle. */
const shell = maskFromPlanes(
  ['#####', '#####', '#####', '#####', '#####'],
  ['#####', '#...#', '#...#', '#...#', '#####'],
  ['#####', '#...#', '#...#', '#...#', '#####'],
  ['#####', '#...#', '#...#', '#...#', '#####'],
  ['#####', '#####', '#####', '#####', '#####'],
);

describe('fillHoles', () => {
  test('fills an enclosed hollow', () => {
    expect(countVoxels(shell)).toBe(98);
    expect(countVoxels(fillHoles(shell))).toBe(125);
  });

  test('leaves a hollow open that reaches the border through one face', () => {
    const data = Uint8Array.from(shell.data);
    data[2 + 5 * 2] = 0;
    expect(Array.from(fillHoles({ ...shell, data }).data)).toEqual(Array.from(data));
  });

  test('fills a hollow that touches the outside by an edge only: the background is 6-connected', () => {
    const data = Uint8Array.from(shell.data);
    data[0] = 0;
    expect(countVoxels(fillHoles({ ...shell, data }))).toBe(124);
  });

  test('a ring in one plane is not a hole in 3D, but is one in a volume of that plane alone', () => {
    const ring = ['...', '###', '#.#', '###', '...'];
    const blank = ['...', '...', '...', '...', '...'];
    expect(countVoxels(fillHoles(maskFromPlanes(blank, ring, blank)))).toBe(8);
    expect(countVoxels(fillHoles(maskFromPlanes(['.....', '.###.', '.#.#.', '.###.', '.....'])))).toBe(8);
  });

  test('filling twice changes nothing and never removes a voxel', () => {
    const mask = noise([17, 13, 11], 0.6);
    const once = fillHoles(mask);
    expect(fillHoles(once)).toEqual(once);
    mask.data.forEach((inside, n) => {
      expect(once.data[n]).toBeGreaterThanOrEqual(inside);
    });
  });

  test('agrees with a plain voxel by voxel flood', () => {
    for (let seed = 0; seed < 10; seed++) {
      const mask = noise([9, 8, 7], 0.55, seed);
      expect(Array.from(fillHoles(mask).data)).toEqual(plainFillHoles(mask));
    }
  });

  test('a value other than 0 and 1 is refused', () => {
    expect(() => fillHoles({ ...empty, data: Uint8Array.of(0, 255, 0, 0) })).toThrow('only 0 and 1');
  });
});

describe('coneMask', () => {
  test('takes every non-zero voxel and the dark ones that they enclose', () => {
    const data = Float32Array.from(shell.data, (inside) => (inside ? -0.5 : 0));
    expect(countVoxels(coneMask({ geometry: shell.geometry, data }))).toBe(125);
  });

  test('a volume that is 0 everywhere has no cone', () => {
    expect(() => coneMask(empty)).toThrow(expect.objectContaining({ code: 'EMPTY_MASK' }));
  });
});

describe('maskBoundary', () => {
  test('a full cube keeps its outermost layer, because beyond the grid is outside', () => {
    const full = fillHoles(shell);
    expect(maskBoundary(full)).toEqual(shell);
  });

  test('a mask that is one voxel thick is all boundary', () => {
    const plane = maskFromPlanes(['...', '...'], ['###', '###'], ['...', '...']);
    expect(maskBoundary(plane)).toEqual(plane);
  });
});

describe('connectedComponents', () => {
  const corners = maskFromPlanes(['#..', '.#.', '...'], ['...', '...', '#.#']);

  test('a face joins at 6, an edge or a corner only at 26', () => {
    expect(connectedComponents(corners, 6).voxelCounts).toEqual([1, 1, 1, 1]);
    const loose = connectedComponents(corners, 26);
    expect(loose.voxelCounts).toEqual([4]);
    expect(Array.from(loose.labels)).toEqual(Array.from(corners.data));
  });

  test('does not join across the edge of the grid', () => {
    expect(connectedComponents(maskFromPlanes(['..#', '#..']), 6).voxelCounts).toEqual([1, 1]);
    expect(connectedComponents(maskFromPlanes(['..#', '#..']), 26).voxelCounts).toEqual([1, 1]);
  });

  test('an empty mask has no component', () => {
    expect(connectedComponents(empty, 26).voxelCounts).toEqual([]);
  });
});

describe('centroidLps and boundingBox', () => {
  const bar = maskFromPlanes(['....', '.###', '....']);
  const placed: Mask = {
    geometry: {
      ...bar.geometry,
      spacingMm: [2, 3, 4],
      originLps: [10, 0, -1],
      direction: [-1, 0, 0, 0, 1, 0, 0, 0, 1],
    },
    data: bar.data,
  };

  test('the centroid is the mean voxel centre in the world', () => {
    expect(centroidLps(placed)).toEqual([6, 3, -1]);
  });

  test('the box gives the first and the last index inside', () => {
    expect(boundingBox(placed)).toEqual({ first: [1, 1, 0], last: [3, 1, 0] });
  });

  test('an empty mask has neither', () => {
    expect(() => centroidLps(empty)).toThrow(expect.objectContaining({ code: 'EMPTY_MASK' }));
    expect(() => boundingBox(empty)).toThrow(expect.objectContaining({ code: 'EMPTY_MASK' }));
  });
});

describe('maskFromLabels', () => {
  const labels = { geometry: maskFromPlanes(['....']).geometry, data: Int16Array.of(0, 1, 2, 255) };

  test('takes every label but 0, or one label', () => {
    expect(Array.from(maskFromLabels(labels).data)).toEqual([0, 1, 1, 1]);
    expect(Array.from(maskFromLabels(labels, 2).data)).toEqual([0, 0, 1, 0]);
  });

  test('probabilities are refused', () => {
    const data = Float32Array.of(0, 0.25, 1, 0);
    expect(() => maskFromLabels({ ...labels, data })).toThrow('has the value 0.25');
  });
});

function noise(size: Vec3, density: number, seed = 7): Mask {
  const random = createRandomGenerator(seed);
  const data = Uint8Array.from({ length: size[0] * size[1] * size[2] }, () =>
    random.uniform() < density ? 1 : 0,
  );
  return { geometry: { ...empty.geometry, size }, data };
}

function plainFillHoles({ geometry, data }: Mask): number[] {
  const [nx, ny, nz] = geometry.size;
  const isOutside = new Set<number>();
  const visit = (i: number, j: number, k: number): void => {
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return;
    const at = i + nx * (j + ny * k);
    if (data[at] === 1 || isOutside.has(at)) return;
    isOutside.add(at);
    visit(i - 1, j, k);
    visit(i + 1, j, k);
    visit(i, j - 1, k);
    visit(i, j + 1, k);
    visit(i, j, k - 1);
    visit(i, j, k + 1);
  };
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) {
      for (let k = 0; k < nz; k++) {
        if (i % (nx - 1) === 0 || j % (ny - 1) === 0 || k % (nz - 1) === 0) visit(i, j, k);
      }
    }
  }
  return Array.from(data, (_, at) => (isOutside.has(at) ? 0 : 1));
}
