import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { FreezeDiff, FreezePair } from './types.ts';

const DIFF = operation<{ diffFreezes: FreezeDiff }, FreezePair>(
  /* GraphQL */ `query DiffFreezes($a: ID!, $b: ID!) {
    diffFreezes(a: $a, b: $b) {
      a { name hash } b { name hash }
      ruleDifferences { what a b }
      keptSliceCount relabelledSliceCount
      removed { ...side } added { ...side }
    }
  }
  fragment side on FreezeChanges {
    counts { patients volumes slices } unexplainedCount
    groups { cause reason { code } counts { patients volumes slices } }
  }`,
);

/** What two freezes hold differently, by cause. */
export const fetchFreezeDiff = async (client: Client, pair: FreezePair): Promise<FreezeDiff> =>
  (await client.request(DIFF, pair)).diffFreezes;
