import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { ReportCaseRow } from './types.ts';

const CASES = operation<
  { metricRun: { readonly cases: Page<ReportCaseRow> } },
  { metricRunId: string; after?: string | null }
>(
  /* GraphQL */ `query ReportCases($metricRunId: ID!, $after: String) {
    metricRun(id: $metricRunId) {
      cases(first: 100, after: $after) {
        nodes {
          areaMm2
          slice { id axis index slicing { labelSource volume { id name } } }
          patient { pseudonym }
          prediction { id }
          values { definition { id } state value }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);

/** Every slice of a metric run with its values. */
export const fetchCases = (client: Client, metricRunId: string): Promise<ReportCaseRow[]> =>
  fetchAll(client, CASES, { metricRunId }, ({ metricRun }) => metricRun.cases);
