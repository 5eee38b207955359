import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

interface Counts {
  readonly patients: number;
  readonly volumes: number;
  readonly slices: number | null;
}

export interface Flow {
  readonly nodes: readonly {
    readonly stage: string;
    readonly title: string;
    readonly nIn: Counts;
    readonly nOut: Counts;
    readonly excluded: readonly {
      readonly reason: { readonly code: string; readonly title: string };
      readonly count: Counts;
    }[];
  }[];
}

export interface FlowScope {
  readonly dataSetId?: string;
  readonly freezeId?: string;
}

const FLOW = operation<{ cohortFlow: Flow }, FlowScope>(
  /* GraphQL */ `query CohortFlow($dataSetId: ID, $freezeId: ID) {
    cohortFlow(dataSetId: $dataSetId, freezeId: $freezeId) {
      nodes {
        stage title
        nIn { patients volumes slices }
        excluded { reason { code title } count { patients volumes slices } }
        nOut { patients volumes slices }
      }
    }
  }`,
);

/** The counts through the pipeline; with a freeze down to its slices. */
export const fetchCohortFlow = async (client: Client, scope: FlowScope): Promise<Flow> =>
  (await client.request(FLOW, scope)).cohortFlow;
