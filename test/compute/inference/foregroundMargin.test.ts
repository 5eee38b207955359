import { describe, expect, it } from '@jest/globals';
import { foregroundMargin } from '../../../src/compute/inference/foregroundMargin.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

describe('foreground margin', () => {
  const decide = (
    channels: number[][],
    outputActivation: 'logits' | 'probabilities',
    foregroundChannel: number,
    probabilityThreshold: number | null,
  ): boolean[] => {
    const decision = { outputActivation, foregroundChannel, probabilityThreshold };
    const margin = foregroundMargin(Float32Array.from(channels.flat()), channels.length, decision);
    return [...margin].map((value) => value > 0);
  };

  it('compares the sigmoid of one logit with the threshold, which itself is not tumour', () => {
    expect(decide([[-0.1, 0, 0.1]], 'logits', 0, 0.5)).toEqual([false, false, true]);
    expect(decide([[1.38, 1.39]], 'logits', 0, 0.8)).toEqual([false, true]); // logit(0.8) = 1.3863
  });

  it('takes the larger of two logits at threshold 0.5, and background at a tie', () => {
    expect(
      decide(
        [
          [1, 2, 5],
          [2, 2, 4],
        ],
        'logits',
        1,
        0.5,
      ),
    ).toEqual([true, false, false]);
    expect(
      decide(
        [
          [1, 2, 5],
          [2, 2, 4],
        ],
        'logits',
        0,
        0.5,
      ),
    ).toEqual([false, false, true]);
  });

  it('agrees with the softmax written out, also far from 0', () => {
    const random = createRandomGenerator('softmax');
    for (const offset of [0, 500, -500]) {
      const logits = [0, 1, 2].map(() => Array.from({ length: 200 }, () => offset + 3 * random.normal()));
      const rounded = logits.map((channel) => [...Float32Array.from(channel)]);
      const expected = rounded[0].map((_, at) => {
        const weights = rounded.map((channel) => Math.exp(channel[at] - offset));
        return weights[2] / (weights[0] + weights[1] + weights[2]) > 0.3;
      });
      expect(decide(logits, 'logits', 2, 0.3)).toEqual(expected);
    }
  });

  it('takes the largest of three channels when no threshold is given, below probability 0.5 too', () => {
    const channels = [
      [0.3, 0.4],
      [0.3, 0.2],
      [0.4, 0.4],
    ];
    expect(decide(channels, 'probabilities', 2, null)).toEqual([true, false]);
    expect(decide(channels, 'probabilities', 2, 0.5)).toEqual([false, false]);
    expect(decide(channels, 'probabilities', 2, 0.35)).toEqual([true, true]);
  });

  it('refuses a channel that the model does not have, and one channel without a threshold', () => {
    const incompatible = expect.objectContaining({ code: 'MODEL_INCOMPATIBLE' });
    expect(() => decide([[1], [2]], 'logits', 2, 0.5)).toThrow(incompatible);
    expect(() => decide([[1]], 'logits', 0, null)).toThrow(incompatible);
  });
});
