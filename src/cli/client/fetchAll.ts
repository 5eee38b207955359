import type { Client, Operation } from './types.ts';

/** One page of a list as the contract gives it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Every record of a paged list. The document takes $after and asks for pageInfo { hasNextPage endCursor }. */
export async function fetchAll<Data, Variables extends { after?: string | null }, Node>(
  client: Client,
  operation: Operation<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => Page<Node>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const page = pageOf(await client.request(operation, { ...variables, after } as Variables));
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}
