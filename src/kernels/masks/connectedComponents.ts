import type { Mask, Vec3 } from '../geometry/types.ts';
import { validateMask } from './validateMask.ts';

export interface ConnectedComponents {
  /** Per voxel 0 outside the mask, else the component's number from 1, in the order of first voxels. */
  readonly labels: Int32Array;
  /** Voxels of component n at n - 1. */
  readonly voxelCounts: readonly number[];
}

/**
 * Numbers the parts of a mask whose voxels touch by a face (6), or by a face, edge or corner (26).
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function connectedComponents(mask: Mask, connectivity: 6 | 26): ConnectedComponents {
  validateMask(mask);
  const labels = new Int32Array(mask.data.length);
  const steps = neighbourSteps(connectivity);
  const voxelCounts: number[] = [];
  for (let seed = 0; seed < labels.length; seed++) {
    if (mask.data[seed] === 0 || labels[seed] !== 0) continue;
    voxelCounts.push(floodComponent(mask, labels, seed, voxelCounts.length + 1, steps));
  }
  return { labels, voxelCounts };
}

function neighbourSteps(connectivity: 6 | 26): readonly Vec3[] {
  const steps: Vec3[] = [];
  for (let k = -1; k <= 1; k++) {
    for (let j = -1; j <= 1; j++) {
      for (let i = -1; i <= 1; i++) {
        const distance = Math.abs(i) + Math.abs(j) + Math.abs(k);
        if (distance === 1 || (distance > 1 && connectivity === 26)) steps.push([i, j, k]);
      }
    }
  }
  return steps;
}

function floodComponent(
  mask: Mask,
  labels: Int32Array,
  seed: number,
  label: number,
  steps: readonly Vec3[],
): number {
  const [width, height, depth] = mask.geometry.size;
  const stack = [seed];
  labels[seed] = label;
  let count = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count++;
    const i = at % width;
    const row = (at - i) / width;
    const j = row % height;
    const k = (row - j) / height;
    for (const step of steps) {
      const x = i + step[0];
      const y = j + step[1];
      const z = k + step[2];
      if (x < 0 || x >= width || y < 0 || y >= height || z < 0 || z >= depth) continue;
      const neighbour = x + width * (y + height * z);
      if (mask.data[neighbour] === 0 || labels[neighbour] !== 0) continue;
      labels[neighbour] = label;
      stack.push(neighbour);
    }
  }
  return count;
}
