import type pg from 'pg';

const TRANSACTION = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i;

/** Records the text of every statement that goes through a pool from now on, by Prisma or by raw SQL. */
export function recordQueries(pool: pg.Pool): string[] {
  const texts: string[] = [];
  const seen = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const text = textOf(args[0]);
      if (!TRANSACTION.test(text)) texts.push(text);
      return send(...args);
    }) as typeof client.query;
  });
  return texts;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const { text, cursor } = query as { text?: string; cursor?: { text?: string } };
  return text ?? cursor?.text ?? 'COPY';
}
