import type { Minimum, PointSearch } from './types.ts';

/**
 * Runs several searches side by side: every round asks for the next point of each that still goes on, so that their
 * values can be found together, on several threads or a graphics card. Each search takes the path that it would take
 * alone.
 * @param onRound after each round, with the number of searches that go on
 */
export function* searchInLockStep(
  searches: readonly PointSearch[],
  onRound: (running: number) => void = () => {},
): Generator<readonly Float64Array[], readonly Minimum[], ArrayLike<number>> {
  const steps = searches.map((search) => search.next(0));
  for (;;) {
    const running = steps.flatMap((step, n) => (step.done ? [] : [n]));
    if (running.length === 0) return steps.map(({ value }) => value as Minimum);
    const values = yield running.map((n) => steps[n].value as Float64Array);
    running.forEach((n, at) => {
      steps[n] = searches[n].next(values[at]);
    });
    onRound(running.length);
  }
}
