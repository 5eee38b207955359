import type { Mat4 } from '../../geometry/types.ts';
import type { PoseScore } from '../types.ts';
import { openLc2 } from './openLc2.ts';
import { openMindSsc } from './openMindSsc.ts';
import type { SharedSimilarity } from './types.ts';

/** Opens one slot of a similarity in shared memory in the calling thread. Two threads must not open the same slot. */
export function openShared(shared: SharedSimilarity, slot: number): (movingToFixedLps: Mat4) => PoseScore {
  return shared.kind === 'LC2' ? openLc2(shared, slot) : openMindSsc(shared, slot);
}
