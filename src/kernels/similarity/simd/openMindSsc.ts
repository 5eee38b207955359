import { invertMat4 } from '../../geometry/invertMat4.ts';
import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import type { Mat4 } from '../../geometry/types.ts';
import type { PoseScore } from '../types.ts';
import { compileMindSsc } from './compileMindSsc.ts';
import type { SharedMindSsc } from './types.ts';

/** Of a slot in assembly/mindSsc.ts. */
const TO_VOXEL_BYTE = 40;
const DISTANCE_BYTE = 88;
const KNOWN_BYTE = 96;
/** Differences are summed in 64ths of a byte, squared. */
const UNIT = 64 * 64;

/**
 * Opens one slot of shared descriptors in the calling thread: a function that scores a pose. Two threads must not open
 * the same slot.
 */
export function openMindSsc(
  { memory, layout }: SharedMindSsc,
  slot: number,
): (movingToFixedLps: Mat4) => PoseScore {
  const { evaluate } = compileMindSsc(memory);
  const context = layout.scratch + slot * layout.scratchBytes;
  const view = new DataView(memory.buffer, context, layout.scratchBytes);
  const { moving, movingSize, voxelBytes, knownCells, indices, fixed, sampleCount } = layout;
  [moving, ...movingSize, voxelBytes, knownCells, indices, fixed, sampleCount].forEach((value, word) => {
    view.setInt32(4 * word, value, true);
  });
  const sampleToWorld = layout.sampleToWorld as Mat4;
  const worldToVoxel = layout.worldToMovingVoxel as Mat4;
  const toVoxel = new Float32Array(memory.buffer, context + TO_VOXEL_BYTE, 12);
  return (movingToFixedLps) => {
    const worldToMoving = multiplyMat4(worldToVoxel, invertMat4(movingToFixedLps));
    toVoxel.set(multiplyMat4(worldToMoving, sampleToWorld).slice(0, 12));
    evaluate(context);
    const known = view.getInt32(KNOWN_BYTE, true);
    const distance = Number(view.getBigInt64(DISTANCE_BYTE, true)) / UNIT;
    const agreed = known - distance / layout.unrelatedDistance;
    return {
      similarity: agreed / sampleCount,
      similarityWhereCovered: known > 0 ? agreed / known : 0,
      overlapFraction: known / sampleCount,
    };
  };
}
