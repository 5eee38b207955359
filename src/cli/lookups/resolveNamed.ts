import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

type Rows = { readonly rows: readonly Named[] };

// Of rules the newest version comes first, so a name means that one.
const LISTS = {
  'data set': operation<Rows>(/* GraphQL */ `query DataSetNames { rows: dataSets { id name } }`),
  'slice rule': operation<Rows>(/* GraphQL */ `query SliceRuleNames { rows: sliceRules { id name } }`),
  'inclusion rule': operation<Rows>(
    /* GraphQL */ `query InclusionRuleNames { rows: inclusionRules { id name } }`,
  ),
  freeze: operation<Rows>(/* GraphQL */ `query FreezeNames { rows: freezes { id name } }`),
  model: operation<Rows>(/* GraphQL */ `query ModelNames { rows: models { id name } }`),
  'annotator run': operation<Rows>(/* GraphQL */ `query RunNames { rows: annotatorRuns { id name } }`),
  experiment: operation<Rows>(/* GraphQL */ `query ExperimentNames { rows: experiments { id name } }`),
  'training set': operation<Rows>(/* GraphQL */ `query TrainingSetNames { rows: trainingSets { id name } }`),
  'published study': operation<Rows>(/* GraphQL */ `query StudyNames { rows: publishedStudies { id name } }`),
  user: operation<Rows>(/* GraphQL */ `query UserNames { rows: users { id name } }`),
};

export type NamedKind = keyof typeof LISTS;

const MOST_SHOWN = 8;

/** The record that a person calls by name or id. UNKNOWN_ID names those that there are. */
export async function resolveNamed(client: Client, kind: NamedKind, nameOrId: string): Promise<Named> {
  const { rows } = await client.request(LISTS[kind], {});
  const found = rows.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (found) return found;
  throw new SonoledgerError('UNKNOWN_ID', `No ${kind} "${nameOrId}". ${whatThereIs(rows, kind)}`);
}

/** The record with that name, if there is one. */
export async function findNamed(client: Client, kind: NamedKind, name: string): Promise<Named | undefined> {
  const { rows } = await client.request(LISTS[kind], {});
  return rows.find((row) => row.name === name);
}

function whatThereIs(rows: readonly Named[], kind: NamedKind): string {
  const names = [...new Set(rows.map(({ name }) => `"${name}"`))];
  if (names.length === 0) return `There is no ${kind} yet.`;
  const more = names.length > MOST_SHOWN ? ` and ${names.length - MOST_SHOWN} more` : '';
  return `There is ${names.slice(0, MOST_SHOWN).join(', ')}${more}.`;
}
