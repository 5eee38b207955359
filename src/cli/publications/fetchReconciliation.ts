import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { ReconciledCase, Reconciliation } from './types.ts';

export interface ReconcileVariables {
  readonly studyId: string;
  readonly freezeId?: string;
  readonly dataSetId?: string;
}

const RECONCILE = operation<{ reconcile: Reconciliation }, ReconcileVariables>(
  /* GraphQL */ `query Reconcile($studyId: ID!, $freezeId: ID, $dataSetId: ID) {
    reconcile(studyId: $studyId, freezeId: $freezeId, dataSetId: $dataSetId) {
      study { id name } scope membersKnown bothPatients bothVolumes
      counts { title stage ours { ...counts } theirs { ...counts } difference { ...counts } }
      remainders {
        level difference explained unexplained message
        candidates { side pseudonym volume cause message }
      }
    }
  }
  fragment counts on StatedCounts { patients volumes slices }`,
);

type Paged = ReconcileVariables & { readonly after?: string | null };

const CASES = operation<{ reconcile: { cases: Page<ReconciledCase> } }, Paged>(
  /* GraphQL */ `query ReconciledCases($studyId: ID!, $freezeId: ID, $dataSetId: ID, $after: String) {
    reconcile(studyId: $studyId, freezeId: $freezeId, dataSetId: $dataSetId) {
      cases(first: 250, after: $after) {
        nodes { side pseudonym volume cause message exclusions { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);

/** A study's cohort beside ours, with every case that one side lacks. */
export async function fetchReconciliation(client: Client, variables: ReconcileVariables) {
  const { reconcile } = await client.request(RECONCILE, variables);
  const cases = await fetchAll(client, CASES, variables, (data) => data.reconcile.cases);
  return { ...reconcile, cases };
}
