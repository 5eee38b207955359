import type { Counts, Flow, Rates } from '../pipeline/fetchCohortFlow.ts';

export type FlowRowKind = 'ENTERED' | 'REASON' | 'EXCLUDED' | 'INCLUDED';

/** A line of the table of a cohort flow. */
export interface FlowRow {
  readonly kind: FlowRowKind;
  readonly stage: string;
  readonly stageTitle: string;
  readonly title: string;
  readonly reasonCode: string | null;
  readonly count: Counts;
  /** Of what entered the stage; null where the line is no loss. */
  readonly rates: Rates | null;
}

/**
 * The table of a cohort flow: for each stage what entered, every reason with what it excluded, zeros included, and
 * their sum; at the end what is included.
 */
export function flowRows({ nodes }: Flow): FlowRow[] {
  const rows = nodes.flatMap(({ stage, title: stageTitle, nIn, excluded, excludedTotal, exclusionRate }) => {
    const of = { stage, stageTitle, reasonCode: null };
    const reasons = excluded.map(
      ({ reason, count, rate }): FlowRow => ({
        ...{ stage, stageTitle, kind: 'REASON', title: reason.title, reasonCode: reason.code },
        ...{ count, rates: rate },
      }),
    );
    return [
      { ...of, kind: 'ENTERED', title: 'Entered', count: nIn, rates: null } as const,
      ...reasons,
      { ...of, kind: 'EXCLUDED', title: 'Excluded', count: excludedTotal, rates: exclusionRate } as const,
    ];
  });
  const last = nodes.at(-1);
  if (!last) return rows;
  const { stage, title: stageTitle, nOut } = last;
  const end = { kind: 'INCLUDED', title: 'Included', reasonCode: null, count: nOut, rates: null } as const;
  return [...rows, { stage, stageTitle, ...end }];
}

export const LEVELS = ['patients', 'volumes', 'slices'] as const;
