import { invertMat4 } from '../../geometry/invertMat4.ts';
import { multiplyMat4 } from '../../geometry/multiplyMat4.ts';
import type { Mat4 } from '../../geometry/types.ts';
import type { PoseScore } from '../types.ts';
import { compileLc2 } from './compileLc2.ts';
import type { SharedLc2 } from './types.ts';

/** Fields of the context in 4-byte words, in the order of assembly/lc2.ts. */
const TO_VOXEL_WORD = 24;
const EXPLAINED_BYTE = 144;
const COVERED_BYTE = 152;
const KNOWN_BYTE = 160;
const CONTEXT_BYTES = 176;

/**
 * Opens one slot of a shared level in the calling thread: a function that scores a pose, to single precision. Two
 * threads must not open the same slot.
 */
export function openLc2({ memory, layout }: SharedLc2, slot: number): (movingToFixedLps: Mat4) => PoseScore {
  const { evaluateOneSequence, evaluateTwoSequences } = compileLc2(memory);
  const evaluate = layout.channelCount === 2 ? evaluateOneSequence : evaluateTwoSequences;
  const context = layout.scratch + slot * layout.scratchBytes;
  const view = new DataView(memory.buffer, context, CONTEXT_BYTES);
  writeContext(view, layout, context);
  const sampleToWorld = layout.sampleToWorld as Mat4;
  const worldToVoxel = layout.worldToMovingVoxel as Mat4;
  const toVoxel = new Float32Array(memory.buffer, context + 4 * TO_VOXEL_WORD, 12);
  return (movingToFixedLps) => {
    const worldToMoving = multiplyMat4(worldToVoxel, invertMat4(movingToFixedLps));
    toVoxel.set(multiplyMat4(worldToMoving, sampleToWorld).slice(0, 12));
    evaluate(context);
    const explained = view.getFloat64(EXPLAINED_BYTE, true);
    const covered = view.getFloat64(COVERED_BYTE, true);
    return {
      similarity: explained,
      similarityWhereCovered: covered > 0 ? explained / covered : 0,
      overlapFraction: view.getInt32(KNOWN_BYTE, true) / layout.sampleCount,
    };
  };
}

function writeContext(view: DataView, layout: SharedLc2['layout'], context: number): void {
  const cellOffsets = context + CONTEXT_BYTES;
  const planes = cellOffsets + 16 * layout.cellSamples ** 3;
  const integers = [
    layout.moving,
    ...layout.movingSize,
    layout.cells,
    layout.corners,
    layout.starts,
    layout.offsets,
    layout.values,
    layout.cellsFrom,
    ...layout.cellGridSize,
    layout.patchCells,
    layout.spans,
    layout.patches,
    layout.patchStarts,
    layout.weights,
    planes,
    cellOffsets,
    layout.cellSamples,
  ];
  integers.forEach((value, word) => {
    view.setInt32(4 * word, value, true);
  });
  const word = integers.length;
  view.setFloat32(4 * word, layout.leastKnown, true);
  view.setFloat32(4 * (word + 1), layout.ridge, true);
  view.setInt32(4 * (word + 2), layout.nonNegativeGradient ? 1 : 0, true);
}
