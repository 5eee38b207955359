import { type ProportionOf, proportionOf } from '../../kernels/statistics/proportionOf.ts';
import type { FlowNode, LevelCounts } from './flowTypes.ts';

export interface LevelRatesOf {
  readonly patients: ProportionOf;
  readonly volumes: ProportionOf;
  /** Null before slicing. */
  readonly slices: ProportionOf | null;
}

/** Shares of what entered a stage, with Wilson's 95 % intervals over units taken as independent. */
export function levelRates(left: LevelCounts, nIn: LevelCounts): LevelRatesOf {
  return {
    patients: proportionOf(left.patients, nIn.patients),
    volumes: proportionOf(left.volumes, nIn.volumes),
    slices: nIn.slices === null ? null : proportionOf(left.slices ?? 0, nIn.slices),
  };
}

/** What left a stage for any reason. */
export function excludedTotal({ excluded, nIn }: Pick<FlowNode, 'excluded' | 'nIn'>): LevelCounts {
  const sum = (level: keyof LevelCounts): number =>
    excluded.reduce((total, { count }) => total + (count[level] ?? 0), 0);
  return {
    patients: sum('patients'),
    volumes: sum('volumes'),
    slices: nIn.slices === null ? null : sum('slices'),
  };
}
