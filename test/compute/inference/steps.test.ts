import { describe, expect, it } from '@jest/globals';
import { cropPadding } from '../../../src/compute/inference/cropPadding.ts';
import { foregroundMargin } from '../../../src/compute/inference/foregroundMargin.ts';
import { parseInferenceSpec } from '../../../src/compute/inference/inferenceSpec.ts';
import { normaliseSlice } from '../../../src/compute/inference/normaliseSlice.ts';
import { padInto } from '../../../src/compute/inference/padInto.ts';
import { planInput } from '../../../src/compute/inference/planInput.ts';
import { resizeLinear } from '../../../src/compute/inference/resizeLinear.ts';
import type { Plane } from '../../../src/compute/inference/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const plane = (width: number, height: number, values: number[]): Plane => ({
  width,
  height,
  data: Float32Array.from(values),
});
const close = (actual: Float32Array, expected: number[]): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => void expect(actual[at]).toBeCloseTo(value, 5));
};

describe('inference spec', () => {
  const required = {
    inputSpacingMm: null,
    normalisation: 'zScore',
    paddingMultiple: 32,
    outputActivation: 'logits',
    foregroundChannel: 1,
  };

  it('fills in what does not change the meaning of a model', () => {
    expect(parseInferenceSpec(required)).toEqual({
      ...required,
      normalisationRegion: 'slice',
      paddingMode: 'zero',
      probabilityThreshold: 0.5,
      batchSize: 1,
    });
  });

  it.each([
    ['a missing field', { ...required, normalisation: undefined }, 'normalisation'],
    ['an unknown field', { ...required, spacing: 1 }, 'spacing'],
    ['a threshold of 1', { ...required, probabilityThreshold: 1 }, 'probabilityThreshold'],
    ['a spacing of 0', { ...required, inputSpacingMm: 0 }, 'inputSpacingMm'],
    ['half a channel', { ...required, foregroundChannel: 0.5 }, 'foregroundChannel'],
    ['no object', 'zScore', 'spec'],
  ])('refuses %s by name', (_title, json, field) => {
    expect(() => parseInferenceSpec(json)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(field) }),
    );
  });
});

describe('normalising a slice', () => {
  const values = plane(3, 2, [0, 0, 2, 4, 6, 0]);

  it('gives mean 0 and population deviation 1 over the whole slice', () => {
    const { data } = normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'slice' });
    close(data, [-0.8660254, -0.8660254, 0, 0.8660254, 1.7320508, -0.8660254]);
  });

  it('takes its numbers from the non-zero pixels and leaves the others 0', () => {
    const { data } = normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'nonZero' });
    close(data, [0, 0, -1.2247449, 0, 1.2247449, 0]); // mean 4, deviation sqrt(8/3)
  });

  it('takes its numbers from the bounding box of the non-zero pixels', () => {
    const boxed = plane(4, 3, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0]);
    const { data } = normaliseSlice(boxed, { normalisation: 'zScore', normalisationRegion: 'nonZeroBox' });
    const deviation = Math.sqrt(1.5); // of 1, 0, 0, 3, whose mean is 1
    close(
      data,
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0].map((value) => (value - 1) / deviation),
    );
  });

  it('maps to the unit range', () => {
    const { data } = normaliseSlice(plane(3, 1, [-2, 0, 2]), {
      normalisation: 'unitRange',
      normalisationRegion: 'slice',
    });
    close(data, [0, 0.5, 1]);
  });

  it.each(['slice', 'nonZeroBox', 'nonZero'] as const)(
    'makes a blank slice 0 (%s)',
    (normalisationRegion) => {
      for (const normalisation of ['zScore', 'unitRange'] as const) {
        const { data } = normaliseSlice(plane(2, 1, [0, 0]), { normalisation, normalisationRegion });
        expect([...data].map(Math.abs)).toEqual([0, 0]);
      }
    },
  );

  it('leaves the input as it is', () => {
    normaliseSlice(values, { normalisation: 'zScore', normalisationRegion: 'slice' });
    expect([...values.data]).toEqual([0, 0, 2, 4, 6, 0]);
  });
});

describe('linear resize', () => {
  const source = plane(4, 3, [0, 10, 20, 40, 5, -3, 8, 1, 2, 7, 7, 90]);

  // scipy.ndimage.zoom(order=1, mode='nearest', grid_mode=True), which scikit-image's resize calls
  it.each([
    [
      6,
      5,
      [
        0, 5, 11.666667, 18.333333, 30, 40, 2, 3.4, 6.533333, 13.466667, 19.8, 24.4, 5, 1, -1.166667,
        6.166667, 4.5, 1, 3.2, 3.1, 3.733333, 6.666667, 30.9, 54.4, 2, 4.5, 7, 7, 48.5, 90,
      ],
    ],
    [3, 2, [2.166667, 11.875, 28.041667, 3.041667, 5.875, 57.666667]],
  ])('agrees with scipy at %i x %i', (width, height, expected) => {
    const resized = resizeLinear(source, width, height);
    expect(resized).toMatchObject({ width, height });
    close(resized.data, expected);
  });

  it('returns a plane of the asked size unchanged', () => {
    expect(resizeLinear(source, 4, 3)).toBe(source);
  });
});

describe('padding', () => {
  it('is centred, with the odd pixel at the end', () => {
    const plan = { resampledWidth: 2, resampledHeight: 1, paddedWidth: 5, paddedHeight: 2 };
    const zeros = new Float32Array(10);
    padInto(zeros, plane(2, 1, [7, 8]), plan, 'zero');
    expect([...zeros]).toEqual([0, 7, 8, 0, 0, 0, 0, 0, 0, 0]);
    const edges = new Float32Array(10);
    padInto(edges, plane(2, 1, [7, 8]), plan, 'edge');
    expect([...edges]).toEqual([7, 7, 8, 8, 8, 7, 7, 8, 8, 8]);
  });

  it('is taken off again, whatever the sizes', () => {
    const random = createRandomGenerator(5);
    for (let round = 0; round < 50; round++) {
      const [width, height] = [1 + Math.floor(random.uniform() * 9), 1 + Math.floor(random.uniform() * 9)];
      const plan = {
        resampledWidth: width,
        resampledHeight: height,
        paddedWidth: width + Math.floor(random.uniform() * 9),
        paddedHeight: height + Math.floor(random.uniform() * 9),
      };
      const original = plane(
        width,
        height,
        Array.from({ length: width * height }, () => random.normal()),
      );
      for (const mode of ['zero', 'edge'] as const) {
        const padded = new Float32Array(plan.paddedWidth * plan.paddedHeight);
        padInto(padded, original, plan, mode);
        expect(cropPadding(padded, plan)).toEqual(original);
      }
    }
  });
});

describe('planning the input', () => {
  const slice = { width: 100, height: 60, pixelSpacingMm: [0.5, 0.5] as const };
  const open = { width: null, height: null };

  it('pads to the multiple', () => {
    expect(planInput(slice, { inputSpacingMm: null, paddingMultiple: 32 }, open)).toEqual({
      resampledWidth: 100,
      resampledHeight: 60,
      paddedWidth: 128,
      paddedHeight: 64,
    });
  });

  it('resamples to the spacing first, on each axis by its own', () => {
    const oblong = { ...slice, pixelSpacingMm: [0.5, 1] as const };
    expect(planInput(oblong, { inputSpacingMm: 0.75, paddingMultiple: 1 }, open)).toMatchObject({
      resampledWidth: 67,
      resampledHeight: 80,
    });
  });

  it('fills a model of fixed size and refuses what does not fit', () => {
    const native = { inputSpacingMm: null, paddingMultiple: 32 };
    const fixed = planInput(slice, native, { width: 256, height: 256 });
    expect(fixed).toMatchObject({ paddedWidth: 256, paddedHeight: 256 });
    expect(() => planInput(slice, native, { width: 96, height: 96 })).toThrow(
      expect.objectContaining({ code: 'MODEL_INCOMPATIBLE' }),
    );
  });

  it('refuses a spacing that makes a slice enormous', () => {
    expect(() => planInput(slice, { inputSpacingMm: 0.0005, paddingMultiple: 32 }, open)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

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
