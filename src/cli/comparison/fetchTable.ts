import type { SummaryPolicy } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { Table } from './types.ts';

interface Variables {
  readonly experimentId: string;
  readonly definitionIds?: readonly string[];
  readonly policy?: SummaryPolicy;
}

const TABLE = operation<{ comparisonTable: Table }, Variables>(
  /* GraphQL */ `query ComparisonTable($experimentId: ID!, $definitionIds: [ID!], $policy: SummaryPolicy) {
    comparisonTable(experimentId: $experimentId, definitionIds: $definitionIds, policy: $policy) {
      policy
      experiment { id name freeze { id name hash } arms { name } }
      sizeBins { number title fromMm2 toMm2 }
      definitions { id title unit higherIsBetter }
      cells {
        arm { name } sizeBin { number } definition { id }
        mean sdPopulation sdSample nDefined nTotal nMissing nPatients
      }
    }
  }`,
);

/** The table of an experiment, computed by the server now. */
export const fetchTable = async (client: Client, variables: Variables): Promise<Table> =>
  (await client.request(TABLE, variables)).comparisonTable;
