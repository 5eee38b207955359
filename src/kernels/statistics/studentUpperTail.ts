import { regularisedBeta } from './regularisedBeta.ts';

/** P(T > t) of Student's distribution with `degreesOfFreedom` > 0, which need not be whole. */
export function studentUpperTail(t: number, degreesOfFreedom: number): number {
  const both = regularisedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t >= 0 ? both / 2 : 1 - both / 2;
}
