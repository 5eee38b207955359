import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { UUID } from './requireUuid.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What a query needs to fetch one page: rows after `afterKey`, at most `take` of them. */
export interface PageRequest {
  readonly take: number;
  readonly afterKey: string | null;
}

export interface Connection<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted when it is read, because most pages do not ask. */
  readonly totalCount: number;
}

const LARGEST_PAGE = 500;

/** Keys that are whole numbers, for `connection`. */
export const NUMBER_KEY = /^\d{1,18}$/;

/**
 * Builds one page over a unique, ordered key. `fetch` gets one row more than the page holds, which tells
 * whether more follow.
 * @param keyPattern what a key looks like, default a UUID; INVALID_INPUT for the cursor of another list
 */
export async function connection<Row>(
  args: PageArguments,
  keyOf: (row: Row) => string,
  fetch: (page: PageRequest) => Promise<readonly Row[]>,
  count: () => Promise<number>,
  keyPattern: RegExp = UUID,
): Promise<Connection<Row>> {
  const size = pageSize(args.first);
  const afterKey = args.after ? decodeCursor(args.after, keyPattern) : null;
  const rows = await fetch({ take: size + 1, afterKey });
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor(keyOf(last)) : null },
    get totalCount() {
      // GraphQL waits for a promise here, which the generated types of a field do not say.
      return count() as unknown as number;
    },
  };
}

function pageSize(first: number | null | undefined): number {
  const size = first ?? 50;
  if (size < 0 || size > LARGEST_PAGE) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `first is ${size}: give 0 to ${LARGEST_PAGE} and page with after.`,
    );
  }
  return size;
}

const encodeCursor = (key: string): string => Buffer.from(key).toString('base64url');

function decodeCursor(cursor: string, keyPattern: RegExp): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (keyPattern.test(key)) return key;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'after is not a cursor of this list: use endCursor of the page before.',
  );
}
