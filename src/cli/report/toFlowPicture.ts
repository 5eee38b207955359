import type { CohortFlow } from '../../rendering/types.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';

/** The server's cohort flow in the form in which it is drawn. */
export const toFlowPicture = ({ scope, asOf, ledgerSeq, nodes }: Flow): CohortFlow => ({
  scope,
  asOf,
  ledgerSeq,
  nodes: nodes.map(({ stage, title, nIn, nOut, excluded }) => ({
    ...{ stage, title, nIn, nOut },
    excluded: excluded.map(({ reason, count }) => ({ reasonCode: reason.code, title: reason.title, count })),
  })),
});
