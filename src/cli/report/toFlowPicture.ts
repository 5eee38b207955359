import type { CohortFlow } from '../../rendering/types.ts';
import type { Flow } from '../pipeline/fetchCohortFlow.ts';

/** The server's cohort flow in the form in which it is drawn. */
export const toFlowPicture = ({ nodes }: Flow): CohortFlow => ({
  nodes: nodes.map(({ excluded, ...node }) => ({
    ...node,
    excluded: excluded.map(({ reason, count }) => ({ reasonCode: reason.code, title: reason.title, count })),
  })),
});
