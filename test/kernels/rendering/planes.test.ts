import { describe, expect, test } from '@jest/globals';
import type { Geometry, Image, Mat3, SliceAxis } from '../../../src/kernels/geometry/types.ts';
import { anatomicalAxes } from '../../../src/kernels/rendering/anatomicalAxes.ts';
import { cropPlane } from '../../../src/kernels/rendering/cropPlane.ts';
import { displayPlane } from '../../../src/kernels/rendering/displayPlane.ts';
import { extractPlane } from '../../../src/kernels/rendering/extractPlane.ts';
import { planeLetters } from '../../../src/kernels/rendering/planeLetters.ts';
import { projectToPlane } from '../../../src/kernels/rendering/projectToPlane.ts';
import { resampleMaskPlane } from '../../../src/kernels/rendering/resampleMaskPlane.ts';
import { resamplePlane } from '../../../src/kernels/rendering/resamplePlane.ts';

const LPS: Mat3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const RAS: Mat3 = [-1, 0, 0, 0, -1, 0, 0, 0, 1];
/** Direction of a real oblique ultrasound volume. */
const OBLIQUE: Mat3 = [
  -0.6702813642908575, 0.4163797539550873, -0.6142888515842425, -0.46703022336997746, -0.8799647210664777,
  -0.0868611543636442, -0.576719744020764, 0.22867004651833353, 0.7842858832606433,
];
const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];

function grid(direction: Mat3, size: Geometry['size'] = [2, 3, 4]): Geometry {
  return { size, spacingMm: [1, 2, 3], originLps: [10, -20, 30], direction };
}

/** Voxel (i, j, k) holds the number i + 10 j + 100 k, so every pixel tells where it came from. */
function coordinateImage(geometry: Geometry): Image {
  const [ni, nj, nk] = geometry.size;
  const data = Float32Array.from(
    { length: ni * nj * nk },
    (_, at) => (at % ni) + 10 * (Math.floor(at / ni) % nj) + 100 * Math.floor(at / (ni * nj)),
  );
  return { geometry, data };
}

function translation(x: number, y: number, z: number): number[] {
  return [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1];
}

describe('anatomicalAxes', () => {
  test('names the axes of an LPS grid L, P, S without obliquity', () => {
    const axes = anatomicalAxes(LPS);
    expect(axes.map((axis) => axis.towards)).toEqual(['L', 'P', 'S']);
    expect(axes.map((axis) => axis.from)).toEqual(['R', 'A', 'I']);
    expect(axes.map((axis) => axis.obliquityDeg)).toEqual([0, 0, 0]);
  });

  test('names an oblique grid by its dominant axes', () => {
    const axes = anatomicalAxes(OBLIQUE);
    expect(axes.map((axis) => axis.towards)).toEqual(['R', 'A', 'S']);
    expect(axes.map((axis) => Math.round(axis.obliquityDeg))).toEqual([48, 28, 38]);
  });

  test('gives a grid turned by 45 degrees three different names', () => {
    const c = Math.SQRT1_2;
    const axes = anatomicalAxes([c, -c, 0, c, c, 0, 0, 0, 1]);
    expect(new Set(axes.map((axis) => axis.worldAxis)).size).toBe(3);
  });

  test('follows swapped voxel axes', () => {
    expect(anatomicalAxes([0, 0, 1, 1, 0, 0, 0, -1, 0]).map((axis) => axis.towards)).toEqual(['P', 'I', 'L']);
  });
});

describe('displayPlane and planeLetters', () => {
  test.each([
    ['K', { left: 'R', right: 'L', top: 'A', bottom: 'P' }],
    ['J', { left: 'R', right: 'L', top: 'S', bottom: 'I' }],
    ['I', { left: 'A', right: 'P', top: 'S', bottom: 'I' }],
  ] as const)(
    'shows %s planes in the usual anatomical way, whatever the direction of the grid',
    (axis, letters) => {
      for (const direction of [LPS, RAS, OBLIQUE]) {
        const geometry = grid(direction);
        expect(planeLetters(displayPlane(geometry, axis, 0), direction)).toEqual(letters);
      }
    },
  );

  test('keeps rows of an axial LPS plane as they are', () => {
    const plane = extractPlane(coordinateImage(grid(LPS)), displayPlane(grid(LPS), 'K', 1));
    expect([plane.width, plane.height, plane.pixelMm]).toEqual([2, 3, [1, 2]]);
    expect([...plane.values]).toEqual([100, 101, 110, 111, 120, 121]);
  });

  test('turns a sagittal LPS plane so that superior is up and anterior is left', () => {
    const plane = extractPlane(coordinateImage(grid(LPS)), displayPlane(grid(LPS), 'I', 1));
    expect([plane.width, plane.height, plane.pixelMm]).toEqual([3, 4, [2, 3]]);
    expect([...plane.values]).toEqual([301, 311, 321, 201, 211, 221, 101, 111, 121, 1, 11, 21]);
  });

  test('mirrors an axial RAS plane in both directions', () => {
    const plane = extractPlane(coordinateImage(grid(RAS)), displayPlane(grid(RAS), 'K', 0));
    expect([...plane.values]).toEqual([21, 20, 11, 10, 1, 0]);
  });

  test('refuses an index outside the grid', () => {
    expect(() => displayPlane(grid(LPS), 'K', 4)).toThrow('from 0 to 3');
    expect(() => displayPlane(grid(LPS), 'K', 1.5)).toThrow('outside the volume');
  });
});

describe('cropPlane', () => {
  test('cuts a rectangle and keeps the pixels in place', () => {
    const cut = cropPlane(displayPlane(grid(LPS), 'I', 1), { left: 1, top: 2, right: 99, bottom: 99 });
    expect([cut.width, cut.height]).toEqual([2, 2]);
    expect([...extractPlane(coordinateImage(grid(LPS)), cut).values]).toEqual([111, 121, 11, 21]);
  });

  test('refuses a rectangle beside the plane', () => {
    const plane = displayPlane(grid(LPS), 'K', 0);
    expect(() => cropPlane(plane, { left: 5, top: 0, right: 9, bottom: 9 })).toThrow('no pixel');
  });
});

describe('extractPlane', () => {
  test('marks a value that is not finite as unknown', () => {
    const image = coordinateImage(grid(LPS));
    image.data[1] = Number.NaN;
    const plane = extractPlane(image, displayPlane(grid(LPS), 'K', 0));
    expect([...plane.known]).toEqual([1, 0, 1, 1, 1, 1]);
    expect(plane.values[1]).toBe(0);
  });
});

describe('resamplePlane', () => {
  test.each([
    ['LPS', LPS],
    ['RAS', RAS],
    ['oblique', OBLIQUE],
  ] as const)('gives the own pixels of an %s grid when nothing moves', (_, direction) => {
    const image = coordinateImage(grid(direction, [5, 6, 4]));
    for (const axis of AXES) {
      const plane = cropPlane(displayPlane(image.geometry, axis, 2), {
        left: 1,
        top: 0,
        right: 4,
        bottom: 3,
      });
      const own = extractPlane(image, plane);
      const sampled = resamplePlane(image, IDENTITY, image.geometry, plane);
      expect([...sampled.known]).toEqual([...own.known]);
      own.values.forEach((value, at) => {
        expect(sampled.values[at]).toBeCloseTo(value, 3);
      });
    }
  });

  test('moves the image with the transform and leaves the rest unknown', () => {
    const image = coordinateImage(grid(LPS));
    const plane = displayPlane(grid(LPS), 'K', 0);
    const moved = resamplePlane(image, translation(1, 0, 0), grid(LPS), plane);
    expect([...moved.values]).toEqual([0, 0, 0, 10, 0, 20]);
    expect([...moved.known]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  test('interpolates between voxels', () => {
    const image = coordinateImage(grid(LPS));
    const moved = resamplePlane(image, translation(0, 0, -1.5), grid(LPS), displayPlane(grid(LPS), 'K', 1));
    expect(moved.values[0]).toBe(150);
  });

  test('is unknown everywhere for an image that lies elsewhere', () => {
    const plane = displayPlane(grid(LPS), 'J', 1);
    const moved = resamplePlane(coordinateImage(grid(LPS)), translation(500, 0, 0), grid(LPS), plane);
    expect(moved.known.every((known) => known === 0)).toBe(true);
  });
});

describe('resampleMaskPlane', () => {
  test('carries a label by nearest neighbour and is 0 outside its grid', () => {
    const data = new Uint8Array(24);
    data[0] = 1;
    const label = { geometry: grid(LPS), data };
    const plane = displayPlane(grid(LPS), 'K', 0);
    const carried = resampleMaskPlane(label, translation(0.8, 1.9, 0), grid(LPS), plane);
    expect([...carried.data]).toEqual([0, 0, 0, 1, 0, 0]);
  });
});

describe('projectToPlane', () => {
  test('puts a voxel centre in the middle of its pixel and measures the distance in mm', () => {
    const geometry = grid(LPS);
    const plane = displayPlane(geometry, 'I', 1);
    // Voxel (0, 2, 1) lies one voxel of 1 mm below the plane i = 1; row 2 of 4, counted from superior.
    const point = projectToPlane([10, -16, 33], geometry, plane);
    expect([point.x, point.y, point.distanceMm].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      2.5, 2.5, -1,
    ]);
  });
});
