import type {
  ImportDatasetInput,
  ImportItemFilter,
  ImportItemKind,
  ImportOutcome,
  ImportReason,
} from '../../generated/resolverTypes.ts';
import type { Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';

export interface ImportCountRow {
  readonly kind: ImportItemKind;
  readonly outcome: ImportOutcome;
  readonly reason: ImportReason | null;
  readonly count: number;
}

export interface ImportRunRow {
  readonly id: string;
  readonly dataSetName: string;
  readonly layout: string;
  readonly rootLabel: string;
  readonly dryRun: boolean;
  readonly state: string;
  readonly counts: readonly ImportCountRow[];
}

export interface ImportItemRow {
  readonly kind: ImportItemKind;
  readonly key: string;
  readonly patient: string | null;
  readonly outcome: ImportOutcome;
  readonly reason: ImportReason | null;
  readonly message: string | null;
}

export const IMPORT_DATASET = operation<
  { importDataset: { readonly run: ImportRunRow; readonly job: { readonly id: string } } },
  { input: ImportDatasetInput }
>(
  /* GraphQL */ `mutation ImportDataset($input: ImportDatasetInput!) {
    importDataset(input: $input) { run { id dataSetName layout rootLabel dryRun state counts { kind outcome reason count } } job { id } }
  }`,
);

export const IMPORT_RUN = operation<{ importRun: ImportRunRow }, { id: string }>(
  /* GraphQL */ `query ImportRun($id: ID!) { importRun(id: $id) { id dataSetName layout rootLabel dryRun state counts { kind outcome reason count } } }`,
);

export const IMPORT_ITEMS = operation<
  { importRun: { readonly items: Page<ImportItemRow> } },
  { id: string; filter: ImportItemFilter; after?: string | null }
>(
  /* GraphQL */ `query ImportItems($id: ID!, $filter: ImportItemFilter, $after: String) {
    importRun(id: $id) {
      items(first: 500, after: $after, filter: $filter) {
        nodes { kind key patient outcome reason message }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);
