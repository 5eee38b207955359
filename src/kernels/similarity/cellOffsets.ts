/** Looked up once: a sandboxed global object makes a look-up in the inner loop cost more than the sample. */
export const isNotANumber = Number.isNaN;

/** Moving voxel offsets of the positions inside a cell, three per position. */
export function fillCellOffsets(offsets: Float64Array, cellSamples: number, m: Float64Array): void {
  for (let n = 0; 3 * n < offsets.length; n++) {
    const a = n % cellSamples;
    const b = Math.floor(n / cellSamples) % cellSamples;
    const c = Math.floor(n / (cellSamples * cellSamples));
    for (let axis = 0; axis < 3; axis++) {
      offsets[3 * n + axis] = m[4 * axis] * a + m[4 * axis + 1] * b + m[4 * axis + 2] * c;
    }
  }
}
