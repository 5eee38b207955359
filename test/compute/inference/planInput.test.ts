import { describe, expect, it } from '@jest/globals';
import { planInput } from '../../../src/compute/inference/planInput.ts';

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
