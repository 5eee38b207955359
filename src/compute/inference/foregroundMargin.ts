import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { InferenceSpec } from './inferenceSpec.ts';

type Decision = Pick<InferenceSpec, 'outputActivation' | 'foregroundChannel' | 'probabilityThreshold'>;

/**
 * How far each pixel is on the tumour's side of the decision: positive is tumour, 0 and below is not. Logits
 * are compared as logits (log-odds of the softmax or sigmoid against log-odds of the threshold), so that
 * resampling the margin is resampling logits, and no probability saturates.
 * @param output K planes of one slice, one after the other
 * @throws MODEL_INCOMPATIBLE when the spec names a channel that the model does not have, or needs more than one
 */
export function foregroundMargin(output: Float32Array, channels: number, decision: Decision): Float32Array {
  requireChannels(channels, decision);
  const pixels = output.length / channels;
  const { foregroundChannel, probabilityThreshold, outputActivation } = decision;
  const foreground = output.subarray(foregroundChannel * pixels, (foregroundChannel + 1) * pixels);
  if (probabilityThreshold === null) {
    const rival = maximumOfOthers(output, channels, foregroundChannel);
    return foreground.map((value, at) => value - rival[at]);
  }
  if (outputActivation === 'probabilities') return foreground.map((value) => value - probabilityThreshold);
  const thresholdLogit = Math.log(probabilityThreshold / (1 - probabilityThreshold));
  if (channels === 1) return foreground.map((value) => value - thresholdLogit);
  const rival = logSumOfOthers(output, channels, foregroundChannel);
  return foreground.map((value, at) => value - rival[at] - thresholdLogit);
}

function requireChannels(channels: number, { foregroundChannel, probabilityThreshold }: Decision): void {
  if (foregroundChannel >= channels) {
    throw new SonoledgerError(
      'MODEL_INCOMPATIBLE',
      `The model has ${channels} output channels, but the spec's foregroundChannel is ${foregroundChannel}; the first is 0.`,
    );
  }
  if (channels === 1 && probabilityThreshold === null) {
    throw new SonoledgerError(
      'MODEL_INCOMPATIBLE',
      'A model with one output channel needs a probabilityThreshold; there is no other channel to compare with.',
    );
  }
}

function maximumOfOthers(output: Float32Array, channels: number, except: number): Float64Array {
  const pixels = output.length / channels;
  const maximum = new Float64Array(pixels).fill(Number.NEGATIVE_INFINITY);
  for (let channel = 0; channel < channels; channel++) {
    if (channel === except) continue;
    for (let at = 0; at < pixels; at++) {
      maximum[at] = Math.max(maximum[at], output[channel * pixels + at]);
    }
  }
  return maximum;
}

/** log(sum(exp(x))) over the other channels, relative to their maximum so that nothing overflows. */
function logSumOfOthers(output: Float32Array, channels: number, except: number): Float64Array {
  const maximum = maximumOfOthers(output, channels, except);
  if (channels === 2) return maximum;
  const pixels = maximum.length;
  const sum = new Float64Array(pixels);
  for (let channel = 0; channel < channels; channel++) {
    if (channel === except) continue;
    for (let at = 0; at < pixels; at++) sum[at] += Math.exp(output[channel * pixels + at] - maximum[at]);
  }
  return maximum.map((value, at) => value + Math.log(sum[at]));
}
