import { describe, expect, it } from '@jest/globals';
import { parseInferenceSpec } from '../../../src/compute/inference/inferenceSpec.ts';

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
