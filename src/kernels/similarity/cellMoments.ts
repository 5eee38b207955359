import { accumulateOneSequence } from './accumulateOneSequence.ts';
import { accumulateSequences } from './accumulateSequences.ts';
import { accumulateTwoSequences } from './accumulateTwoSequences.ts';
import type { AccumulateCells, FixedSamples, MovingChannels } from './types.ts';

/** The sampling loop for a number of sequences. One and two have their own, which keep all sums in registers. */
export function createCellAccumulator(samples: FixedSamples, moving: MovingChannels): AccumulateCells {
  if (moving.channelCount === 2) return accumulateOneSequence(samples, moving);
  if (moving.channelCount === 4) return accumulateTwoSequences(samples, moving);
  return accumulateSequences(samples, moving);
}
