import type { Vec3 } from '../geometry/types.ts';

/**
 * Writes `mark` into every voxel that is 0 in `state` and 6-connected to the voxel `seed`. Works on whole rows
 * along i (a scanline fill), so that the stack holds rows and stays small where a voxel queue would grow to the
 * size of the volume.
 * @param state changed in place; the caller's working copy
 */
export function floodRows(state: Uint8Array, size: Vec3, seed: number, mark: number): void {
  if (state[seed] !== 0) return;
  const [width, height, depth] = size;
  const stack = [seed];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (state[at] !== 0) continue;
    const row = Math.floor(at / width);
    let first = at;
    let last = at;
    while (first > row * width && state[first - 1] === 0) first--;
    while (last < row * width + width - 1 && state[last + 1] === 0) last++;
    state.fill(mark, first, last + 1);

    const j = row % height;
    const k = (row - j) / height;
    if (j > 0) pushRuns(state, stack, first - width, last - width);
    if (j < height - 1) pushRuns(state, stack, first + width, last + width);
    if (k > 0) pushRuns(state, stack, first - width * height, last - width * height);
    if (k < depth - 1) pushRuns(state, stack, first + width * height, last + width * height);
  }
}

/** Pushes one voxel of every run of zeros between two voxels of a row. */
function pushRuns(state: Uint8Array, stack: number[], first: number, last: number): void {
  let inRun = false;
  for (let at = first; at <= last; at++) {
    const isZero = state[at] === 0;
    if (isZero && !inRun) stack.push(at);
    inRun = isZero;
  }
}
