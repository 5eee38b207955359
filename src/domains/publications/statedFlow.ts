import type { PublishedStudy } from '../../generated/prisma/client.ts';
import type { CohortFlow, FlowExclusion } from '../../rendering/types.ts';
import type { StatedExclusion, StatedStep } from './types.ts';

/** A study's own flow in the form in which it is drawn. */
export const statedFlow = (
  { name, createdAt, hash }: PublishedStudy,
  steps: readonly StatedStep[],
): CohortFlow => ({
  scope: `${name}, as published`,
  asOf: createdAt.toISOString(),
  ledgerSeq: null,
  source: `Stated by the study; entered ${createdAt.toISOString().slice(0, 10)}, SHA-256 ${hash.slice(0, 12)}. A dash is not stated.`,
  nodes: steps.map((step) => ({
    stage: step.stage,
    title: step.title,
    nIn: step.nIn,
    excluded: [...step.exclusions.map(toRow), ...unexplainedRow(step)],
    nOut: step.nOut,
  })),
});

function toRow({ reason, reasonCode, pseudonym, volume, patients, volumes }: StatedExclusion): FlowExclusion {
  const named = pseudonym === null ? '' : `: ${pseudonym}${volume === null ? '' : ` ${volume}`}`;
  return {
    reasonCode: reasonCode ?? 'stated',
    title: `${reason}${named}`,
    count: {
      patients: patients ?? (pseudonym !== null && volume === null ? 1 : null),
      volumes: volumes ?? (volume === null ? null : 1),
      slices: null,
    },
  };
}

/** What the study leaves open; nothing where its counts add up or are not stated. */
function unexplainedRow({ unexplained }: StatedStep): FlowExclusion[] {
  const { patients, volumes } = unexplained;
  const open = (count: number | null): number | null => (count === null ? null : Math.max(0, count));
  if ((patients ?? 0) <= 0 && (volumes ?? 0) <= 0) return [];
  const count = { patients: open(patients), volumes: open(volumes), slices: null };
  return [{ reasonCode: 'UNEXPLAINED', title: 'Not explained by the study', count }];
}
