import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { ChangedSlice, FreezePair } from './types.ts';

type Paged = FreezePair & { readonly after?: string | null };
type Slices = { readonly slices: Page<Omit<ChangedSlice, 'side'>> };

const REMOVED = operation<{ diffFreezes: { removed: Slices } }, Paged>(
  /* GraphQL */ `query RemovedSlices($a: ID!, $b: ID!, $after: String) {
    diffFreezes(a: $a, b: $b) { removed { slices(first: 125, after: $after) {
      nodes {
        slice { id axis index areaMm2 } volume { name } patient { pseudonym } wholeVolume wholePatient
        cause message exclusions { id reason { code } }
      }
      pageInfo { hasNextPage endCursor }
    } } }
  }`,
);

const ADDED = operation<{ diffFreezes: { added: Slices } }, Paged>(
  /* GraphQL */ `query AddedSlices($a: ID!, $b: ID!, $after: String) {
    diffFreezes(a: $a, b: $b) { added { slices(first: 125, after: $after) {
      nodes {
        slice { id axis index areaMm2 } volume { name } patient { pseudonym } wholeVolume wholePatient
        cause message exclusions { id reason { code } }
      }
      pageInfo { hasNextPage endCursor }
    } } }
  }`,
);

/** Every slice that one of two freezes has and the other lacks. */
export async function fetchFreezeChanges(client: Client, pair: FreezePair): Promise<ChangedSlice[]> {
  const removed = await fetchAll(client, REMOVED, pair, ({ diffFreezes }) => diffFreezes.removed.slices);
  const added = await fetchAll(client, ADDED, pair, ({ diffFreezes }) => diffFreezes.added.slices);
  return [
    ...removed.map((change) => ({ ...change, side: 'REMOVED' as const })),
    ...added.map((change) => ({ ...change, side: 'ADDED' as const })),
  ];
}
