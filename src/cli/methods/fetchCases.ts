import type { RegistrationMethod, RegistrationOutcome } from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { CaseRow } from './types.ts';

interface Variables {
  readonly dataSetId: string;
  readonly method: readonly RegistrationMethod[];
  readonly outcome: readonly RegistrationOutcome[];
  readonly after?: string | null;
}

const CASES = operation<
  { compareRegistrationMethods: readonly { readonly registrations: Page<CaseRow> }[] },
  Variables
>(
  /* GraphQL */ `query MethodCases(
    $dataSetId: ID!, $method: [RegistrationMethod!], $outcome: [RegistrationOutcome!], $after: String
  ) {
    compareRegistrationMethods(dataSetId: $dataSetId, method: $method) {
      registrations(first: 100, after: $after, outcome: $outcome) {
        nodes {
          id method state standingVerdict error { code } exclusions { reason { code } }
          fixedVolume { name exclusions { reason { code } } patient { pseudonym exclusions { reason { code } } } }
          qcSheets { url }
          evidence { mtreTrackedMm mtreRegisteredMm displacementUncertaintyMm failureProbability betterByEvidence }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);

const NONE: Page<CaseRow> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** All registrations by a method of which the outcomes hold, in the order of patient and volume. */
export async function fetchCases(
  client: Client,
  dataSetId: string,
  method: RegistrationMethod,
  outcome: readonly RegistrationOutcome[],
): Promise<CaseRow[]> {
  const rows = await fetchAll(
    client,
    CASES,
    { dataSetId, method: [method], outcome },
    ({ compareRegistrationMethods: [summary] }) => summary?.registrations ?? NONE,
  );
  return rows.sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

const sortKey = ({ fixedVolume }: CaseRow): string => `${fixedVolume.patient.pseudonym} ${fixedVolume.name}`;
