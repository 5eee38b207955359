import type { CreateDataSetInput } from '../../generated/resolverTypes.ts';
import { isDuplicate } from '../client/isDuplicate.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { type Named, resolveNamed } from '../lookups/resolveNamed.ts';

export const CREATE_DATA_SET = operation<{ createDataSet: Named }, { input: CreateDataSetInput }>(
  /* GraphQL */ `mutation CreateDataSet($input: CreateDataSetInput!) { createDataSet(input: $input) { id name } }`,
);

/** Makes a data set, or finds the one of that name. */
export async function ensureDataSet(
  client: Client,
  input: CreateDataSetInput,
): Promise<{ readonly dataSet: Named; readonly already: boolean }> {
  try {
    const { createDataSet } = await client.request(CREATE_DATA_SET, { input });
    return { dataSet: createDataSet, already: false };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { dataSet: await resolveNamed(client, 'data set', input.name), already: true };
  }
}
