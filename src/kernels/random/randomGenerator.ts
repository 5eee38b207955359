// Bound once: looking up the global Math costs more than the calls in runtimes with a wrapped global object.
const { imul, sqrt, log } = Math;

/** A seeded source of randomness. Kernels take one as an argument and never use Math.random. */
export interface RandomGenerator {
  /** Uniform in [0, 1), 32 bits of randomness. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A generator whose stream is independent of this one and of other labels. */
  fork(label: string): RandomGenerator;
}

/**
 * Makes a generator from a seed: xoshiro128** (Blackman and Vigna 2018) seeded through splitmix32, normal
 * values by the polar method. The same seed gives the same stream on every platform.
 */
export function createRandomGenerator(seed: number | string): RandomGenerator {
  const state = seedState(typeof seed === 'number' ? String(seed) : seed);
  let spare: number | undefined;

  const next = (): number => {
    const result = imul(rotateLeft(imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotateLeft(state[3], 11);
    return result;
  };
  const uniform = (): number => next() / 0x1_0000_0000;
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = sqrt((-2 * log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  };
  return { uniform, normal, fork: (label) => createRandomGenerator(`${seed}/${label}`) };
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}

function seedState(seed: string): Int32Array {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = imul(hash ^ seed.charCodeAt(i), 0x01000193);
  const state = new Int32Array(4);
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) | 0;
    let z = hash;
    z = imul(z ^ (z >>> 16), 0x21f0aaad);
    z = imul(z ^ (z >>> 15), 0x735a2d97);
    state[i] = z ^ (z >>> 15);
  }
  return state;
}
