import type { RandomGenerator } from '../random/randomGenerator.ts';
import { exp, log10, max, min, sqrt } from './boundMath.ts';
import { filterFanAxis } from './filterFanAxis.ts';
import { gaussianTaps } from './gaussianTaps.ts';
import type { AcousticFan } from './insonify.ts';
import type { FanGrid } from './types.ts';

/** Echo of an interface per impedance change of 1 per mm, in units of white-matter scatter. */
const INTERFACE_GAIN = 90;
/** Resolution cell: standard deviations along the beam (mm) and across beams and frames (samples). */
const RANGE_SIGMA_MM = 0.32;
const BEAM_SIGMA = 1.1;
const FRAME_SIGMA = 0.8;
/** Averaging of overlapping frames in the reconstruction, samples across beams and frames. */
const COMPOUND_SIGMA = 0.7;
/** Share of scatterers that stand out, and by how much. */
const STRONG_SHARE = 0.012;
const STRONG_FACTOR = 7;
const WHITE_LEVEL = 44;
const LEVELS_PER_DB = 4.6;

interface Gain {
  /** Misadjusted time gain, dB per mm. */
  readonly slopeDb: number;
  /** Electronic noise at the face, in units of white-matter scatter; the time gain amplifies it with depth. */
  readonly noise: number;
}

/**
 * Forms the B-mode image of a fan: scatterers with random phase and interfaces with coherent phase, blurred by
 * the resolution cell into Rayleigh speckle, attenuated, with the bright band of the transducer face, amplified
 * electronic noise, and log compression.
 * @param shadowDb from accumulateAttenuation
 * @returns grey levels 1 to 255 on the fan grid
 */
export function formEchoes(
  { scatter }: AcousticFan,
  reflection: Float32Array,
  shadowDb: Float32Array,
  grid: FanGrid,
  random: RandomGenerator,
): Float32Array {
  const gain: Gain = { slopeDb: 0.05 * random.normal(), noise: 0.03 + 0.05 * random.uniform() };
  const passed = passage(shadowDb, gain, grid);
  const real = blurredEchoes(scatter, reflection, passed, { coherent: 1, gain }, grid, random.fork('real'));
  const imaginary = blurredEchoes(
    scatter,
    reflection,
    passed,
    { coherent: 0.3, gain },
    grid,
    random.fork('imaginary'),
  );
  const face = faceBand(grid, random.fork('face'));
  let envelope: Float32Array = real.map((re, n) => sqrt(re * re + imaginary[n] * imaginary[n]));
  envelope = filterFanAxis(envelope, grid.ranges, grid.beams, gaussianTaps(COMPOUND_SIGMA));
  envelope = filterFanAxis(envelope, grid.ranges * grid.beams, grid.frames, gaussianTaps(COMPOUND_SIGMA));
  return envelope.map((value, n) => compress(value + face[n]));
}

/** Amplitude that reaches a sample and returns, after attenuation and a misadjusted time gain. */
function passage(shadowDb: Float32Array, { slopeDb }: Gain, grid: FanGrid): Float32Array {
  return shadowDb.map((db, n) => 10 ** ((slopeDb * (n % grid.ranges) * grid.rangeStepMm - db) / 20));
}

function compress(envelope: number): number {
  const level = WHITE_LEVEL + LEVELS_PER_DB * 20 * log10(envelope / 1.25 + 1e-6);
  return max(1, min(255, level));
}

/**
 * One quadrature of the received field. Incoherent echoes and electronic noise keep their variance through the
 * blur. A few scatterers are much stronger than the rest, which gives the streaks of real brain.
 */
function blurredEchoes(
  scatter: Float32Array,
  reflection: Float32Array,
  passed: Float32Array,
  { coherent, gain }: { coherent: number; gain: Gain },
  { ranges, beams, frames, rangeStepMm }: FanGrid,
  random: RandomGenerator,
): Float32Array {
  const taps = [
    gaussianTaps(RANGE_SIGMA_MM / rangeStepMm),
    gaussianTaps(BEAM_SIGMA),
    gaussianTaps(FRAME_SIGMA),
  ];
  const power = taps.reduce((product, t) => product * t.reduce((sum, tap) => sum + tap * tap, 0), 1);
  const incoherent = 1 / sqrt(power);
  let field: Float32Array = new Float32Array(scatter.length);
  for (let n = 0; n < field.length; n++) {
    const echo = INTERFACE_GAIN * reflection[n];
    const strong = random.uniform() < STRONG_SHARE ? STRONG_FACTOR : 1;
    const amplitude = passed[n] * strong * (scatter[n] + 0.25 * echo);
    const noise = gain.noise * exp((2.3 * (n % ranges)) / ranges);
    field[n] = incoherent * (amplitude + noise) * random.normal() + coherent * passed[n] * echo;
  }
  field = filterFanAxis(field, 1, ranges, taps[0]);
  field = filterFanAxis(field, ranges, beams, taps[1]);
  return filterFanAxis(field, ranges * beams, frames, taps[2]);
}

/** Ring-down of the transducer and reverberation in the coupling: a bright band of about 2 mm, and faint repeats. */
function faceBand({ ranges, beams, frames, rangeStepMm }: FanGrid, random: RandomGenerator): Float32Array {
  const result = new Float32Array(ranges * beams * frames);
  const ripple = Float32Array.from({ length: beams * frames }, () => random.normal());
  const smooth = filterFanAxis(
    filterFanAxis(ripple, 1, beams, gaussianTaps(4)),
    beams,
    frames,
    gaussianTaps(3),
  );
  const echoes = Array.from({ length: ranges }, (_, range) => {
    const mm = range * rangeStepMm;
    return 32 * exp(-((mm / 1.1) ** 2)) + 1.2 * exp(-(((mm - 3.4) / 0.5) ** 2));
  });
  for (let line = 0; line < beams * frames; line++) {
    const strength = exp(3 * smooth[line]);
    for (let range = 0; range < ranges; range++) {
      result[line * ranges + range] = strength * echoes[range] * (0.8 + 0.4 * random.uniform());
    }
  }
  return result;
}
