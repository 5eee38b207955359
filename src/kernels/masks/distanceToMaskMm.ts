import type { Mask, Vec3 } from '../geometry/types.ts';

const FAR = 1e20;

/**
 * Euclidean distance in mm from every voxel to the nearest voxel of a mask (exact, separable: Felzenszwalb and
 * Huttenlocher 2012); Infinity when the mask is empty.
 */
export function distanceToMaskMm(mask: Mask): Float32Array {
  const { size, spacingMm } = mask.geometry;
  const squared = new Float64Array(mask.data.length);
  for (let n = 0; n < squared.length; n++) squared[n] = mask.data[n] === 0 ? FAR : 0;
  for (let axis = 0; axis < 3; axis++) transformLines(squared, size, axis, spacingMm[axis]);
  const distance = new Float32Array(squared.length);
  for (let n = 0; n < squared.length; n++)
    distance[n] = squared[n] < FAR / 2 ? Math.sqrt(squared[n]) : Infinity;
  return distance;
}

function transformLines(squared: Float64Array, size: Vec3, axis: number, mm: number): void {
  const stride = [1, size[0], size[0] * size[1]][axis];
  const length = size[axis];
  const line = new Float64Array(length);
  const vertices = new Int32Array(length);
  const borders = new Float64Array(length + 1);
  for (let start = 0; start < squared.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue;
    for (let x = 0; x < length; x++) line[x] = squared[start + x * stride];
    lowerEnvelope(line, mm, vertices, borders);
    for (let x = 0, v = 0; x < length; x++) {
      while (borders[v + 1] < x) v++;
      squared[start + x * stride] = ((x - vertices[v]) * mm) ** 2 + line[vertices[v]];
    }
  }
}

/** The parabolas that are lowest somewhere, and where each begins to be. */
function lowerEnvelope(line: Float64Array, mm: number, vertices: Int32Array, borders: Float64Array): void {
  const meeting = (a: number, b: number): number =>
    (line[b] / mm ** 2 + b * b - (line[a] / mm ** 2 + a * a)) / (2 * (b - a));
  let last = 0;
  vertices[0] = 0;
  borders[0] = -Infinity;
  borders[1] = Infinity;
  for (let x = 1; x < line.length; x++) {
    let from = meeting(vertices[last], x);
    while (from <= borders[last]) {
      last--;
      from = meeting(vertices[last], x);
    }
    last++;
    vertices[last] = x;
    borders[last] = from;
    borders[last + 1] = Infinity;
  }
}
