import { describe, expect, it } from '@jest/globals';
import { cropPadding } from '../../../src/compute/inference/cropPadding.ts';
import { padInto } from '../../../src/compute/inference/padInto.ts';
import type { Plane } from '../../../src/compute/inference/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const plane = (width: number, height: number, values: number[]): Plane => ({
  width,
  height,
  data: Float32Array.from(values),
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
