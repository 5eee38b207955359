import type { Loop } from './types.ts';

/** Signed area of a loop in pixels (shoelace formula): positive around an inside, negative around a hole. */
export function loopArea(loop: Loop): number {
  let twice = 0;
  for (let n = 0; n < loop.length; n += 2) {
    const m = (n + 2) % loop.length;
    twice += loop[n] * loop[m + 1] - loop[m] * loop[n + 1];
  }
  return twice / 2;
}
