import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Connection } from './connection.ts';
import { send } from './send.ts';
import { serverError, type WrittenError } from './serverError.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly WrittenError[];
}

/** Runs a document and gives its data. The first error of an answer is thrown, whatever else it holds. */
export async function requestGraphql(
  connection: Connection,
  query: string,
  variables: unknown,
): Promise<unknown> {
  const response = await send(connection, '/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await readAnswer(connection.url, response);
  if (errors?.[0]) throw serverError(errors[0]);
  return data;
}

async function readAnswer(url: string, response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    const answer = JSON.parse(text) as Answer & { readonly error?: WrittenError };
    if (answer.error) return { errors: [answer.error] };
    if (answer.data !== undefined || answer.errors !== undefined) return answer;
  } catch {
    // Falls through: what answers is no Sonoledger.
  }
  throw new SonoledgerError(
    'SERVER_UNREACHABLE',
    `What answers at ${url} is not a Sonoledger server (status ${response.status}). Name another with --url.`,
  );
}
