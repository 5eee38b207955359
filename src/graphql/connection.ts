import { SonoledgerError } from '../errors/sonoledgerError.ts';

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
  readonly totalCount: number;
}

const LARGEST_PAGE = 500;

/**
 * Builds one page over a unique, ordered key. `fetch` gets one row more than the page holds, which tells
 * whether more follow; `count` runs beside it.
 */
export async function connection<Row>(
  args: PageArguments,
  keyOf: (row: Row) => string,
  fetch: (page: PageRequest) => Promise<readonly Row[]>,
  count: () => Promise<number>,
): Promise<Connection<Row>> {
  const size = pageSize(args.first);
  const [rows, totalCount] = await Promise.all([
    fetch({ take: size + 1, afterKey: args.after ? decodeCursor(args.after) : null }),
    count(),
  ]);
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor(keyOf(last)) : null },
    totalCount,
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

function decodeCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9A-Za-z:.-]{1,100}$/.test(key)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'after is not a cursor of this server: use endCursor of the page before.',
    );
  }
  return key;
}
