import type { PseudoLabelFilter, RecordState, TransferMethod } from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

export interface PseudoLabelRow {
  readonly id: string;
  readonly method: TransferMethod;
  readonly state: RecordState;
  readonly voxelCount: number | null;
  readonly volumeMm3: number | null;
  readonly tumourInConeFraction: number | null;
  readonly registration: { readonly id: string; readonly method: string };
  readonly annotation: { readonly id: string };
  readonly volume: {
    readonly patient: { readonly pseudonym: string; readonly dataSet: { readonly name: string } };
  };
}

const PSEUDO_LABELS = operation<
  { pseudoLabels: Page<PseudoLabelRow> },
  { filter: PseudoLabelFilter; after?: string | null }
>(
  /* GraphQL */ `query PseudoLabels($filter: PseudoLabelFilter, $after: String) {
    pseudoLabels(first: 200, after: $after, filter: $filter) {
      nodes {
        id method state voxelCount volumeMm3 tumourInConeFraction
        registration { id method }
        annotation { id }
        volume { patient { pseudonym dataSet { name } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

/** Every pseudo label that a filter selects, of one data set where it is named. */
export async function fetchPseudoLabels(
  client: Client,
  filter: PseudoLabelFilter,
  dataSet?: string,
): Promise<PseudoLabelRow[]> {
  const rows = await fetchAll(client, PSEUDO_LABELS, { filter }, (data) => data.pseudoLabels);
  return dataSet === undefined ? rows : rows.filter(({ volume }) => volume.patient.dataSet.name === dataSet);
}
