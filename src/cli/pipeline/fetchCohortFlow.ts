import type { ProportionOf } from '../../kernels/statistics/proportionOf.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

export interface Counts {
  readonly patients: number;
  readonly volumes: number;
  readonly slices: number | null;
}

export interface Rates {
  readonly patients: ProportionOf;
  readonly volumes: ProportionOf;
  readonly slices: ProportionOf | null;
}

export interface Flow {
  readonly scope: string;
  readonly asOf: string;
  readonly ledgerSeq: string | null;
  readonly nodes: readonly {
    readonly stage: string;
    readonly title: string;
    readonly nIn: Counts;
    readonly nOut: Counts;
    readonly excludedTotal: Counts;
    readonly exclusionRate: Rates;
    readonly excluded: readonly {
      readonly reason: { readonly code: string; readonly title: string };
      readonly count: Counts;
      readonly rate: Rates;
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
      scope asOf ledgerSeq
      nodes {
        stage title
        nIn { ...counts }
        excluded { reason { code title } count { ...counts } rate { ...rates } }
        excludedTotal { ...counts }
        exclusionRate { ...rates }
        nOut { ...counts }
      }
    }
  }
  fragment counts on LevelCounts { patients volumes slices }
  fragment rates on LevelRates { patients { ...rate } volumes { ...rate } slices { ...rate } }
  fragment rate on Proportion { count total share lower upper }`,
);

/** The counts through the pipeline; with a freeze down to its slices. */
export const fetchCohortFlow = async (client: Client, scope: FlowScope): Promise<Flow> =>
  (await client.request(FLOW, scope)).cohortFlow;
