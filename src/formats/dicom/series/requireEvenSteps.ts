import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Vec3 } from '../../../kernels/geometry/types.ts';

/** How far a slice may lie from its place on the regular grid, in steps: stored positions are rounded. */
const TOLERANCE = 0.02;

/** How many places a message lists. */
const LISTED = 5;

/**
 * Checks that slices in order are one step apart.
 * @param positionsLps centre of the first pixel of each, LPS mm
 * @param alongMm the positions projected on the normal, ascending
 * @throws UNSUPPORTED_GEOMETRY naming duplicates, gaps or uneven steps with their positions
 */
export function requireEvenSteps(
  positionsLps: readonly Vec3[],
  alongMm: readonly number[],
  name: string,
): void {
  const steps = alongMm.slice(1).map((mm, n) => mm - alongMm[n]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  const refuse = (problem: string, places: readonly number[], advice: string): never => {
    const shown = places
      .slice(0, LISTED)
      .map((n) => `${alongMm[n].toFixed(3)} to ${alongMm[n + 1].toFixed(3)}`);
    const more = places.length > LISTED ? ` and ${places.length - LISTED} more` : '';
    throw new SonoledgerError(
      'UNSUPPORTED_GEOMETRY',
      `${name} ${problem} (mm along the normal: ${shown.join('; ')}${more}). ${advice}`,
      { places: places.length, usualStepMm: usual },
    );
  };
  const where = (test: (step: number) => boolean): number[] =>
    steps.flatMap((step, n) => (test(step) ? [n] : []));
  // Written so that NaN, from a degenerate orientation, is caught here too.
  const repeated = where((step) => !(step > TOLERANCE * usual));
  if (repeated.length > 0) {
    refuse(
      'has several slices at one position',
      repeated,
      'Remove the duplicates or choose one acquisition.',
    );
  }
  const gaps = where((step) => step > 1.5 * usual && isWhole(step / usual));
  if (gaps.length > 0) {
    const missing = gaps.reduce((sum, n) => sum + Math.round(steps[n] / usual) - 1, 0);
    refuse(
      `lacks ${missing} of its slices, ${usual.toFixed(3)} mm apart`,
      gaps,
      'Give all files of the series.',
    );
  }
  const uneven = offGrid(positionsLps);
  if (uneven.length > 0) {
    const advice = 'Resample it onto a regular grid first.';
    refuse(`has slices at uneven steps, usually ${usual.toFixed(3)} mm`, uneven, advice);
  }
}

const isWhole = (ratio: number): boolean => Math.abs(ratio - Math.round(ratio)) < 0.1;

/** Steps at whose end the slice is not on the straight, even line from the first to the last. */
function offGrid(positionsLps: readonly Vec3[]): number[] {
  const last = positionsLps.length - 1;
  const [first, end] = [positionsLps[0], positionsLps[last]];
  const step = [0, 1, 2].map((axis) => (end[axis] - first[axis]) / last);
  const tolerance = TOLERANCE * Math.hypot(...step);
  return positionsLps.flatMap((position, n) => {
    const off = Math.hypot(...[0, 1, 2].map((axis) => position[axis] - first[axis] - n * step[axis]));
    return off <= tolerance ? [] : [Math.max(0, n - 1)];
  });
}
