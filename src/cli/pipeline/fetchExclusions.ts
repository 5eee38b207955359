import type { ExclusionFilter, Stage, SubjectKind } from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

export interface ExclusionRow {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly stage: Stage;
  readonly decision: 'EXCLUDE' | 'REINSTATE';
  readonly reason: { readonly code: string; readonly title: string };
  readonly ruleName: string | null;
  readonly ruleVersion: number | null;
  readonly measuredValue: number | null;
  readonly threshold: number | null;
  readonly reviewer: { readonly name: string } | null;
  readonly comment: string | null;
  readonly outcomesSeen: boolean;
  readonly scope: string;
  readonly active: boolean;
  readonly createdAt: string;
}

const EXCLUSIONS = operation<
  { exclusions: Page<ExclusionRow> },
  { filter: ExclusionFilter; after?: string | null }
>(
  /* GraphQL */ `query Exclusions($filter: ExclusionFilter, $after: String) {
    exclusions(first: 200, after: $after, filter: $filter) {
      nodes {
        id subjectKind subjectId stage decision reason { code title } ruleName ruleVersion measuredValue
        threshold reviewer { name } comment outcomesSeen scope active createdAt
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

/** Every exclusion record that a filter selects, oldest first. */
export const fetchExclusions = (client: Client, filter: ExclusionFilter): Promise<ExclusionRow[]> =>
  fetchAll(client, EXCLUSIONS, { filter }, (data) => data.exclusions);
