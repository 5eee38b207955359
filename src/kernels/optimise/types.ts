/** A function of a parameter vector; the vector is reused by the caller and must not be kept. */
export type Objective = (parameters: Float64Array) => number;

export interface TrustRegionOptions {
  /** First and last resolution, in the units of the parameters: about a tenth of the way to go, and the accuracy. */
  readonly rhoBegin: number;
  readonly rhoEnd: number;
  readonly maxEvaluations: number;
  readonly shouldStop?: () => boolean;
}

export interface Minimum {
  readonly parameters: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  readonly stoppedBecause: 'CONVERGED' | 'BUDGET' | 'STOPPED';
}

/** A search that yields points and is sent their values; the first value sent is ignored. */
export type PointSearch = Generator<Float64Array, Minimum, number>;
