import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import { parseJson } from '../options/parseJson.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

/** sonoledger query: any GraphQL document. */
export function queryCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('query')
    .description('Send a GraphQL document and print its data as JSON.')
    .argument('<document>', 'the document, or a file that holds it, or - for standard input')
    .option('--variables <json>', 'variables, as JSON or @file', '{}')
    .action(
      connected<{ variables: string }>(terminal, async ({ client, terminal: out }, options, argument) => {
        const variables = await parseJson(options.variables, '--variables');
        const text = await readDocument(argument);
        const data = await client.request(operation<unknown, unknown>(text), variables);
        out.out(JSON.stringify(data, null, 2));
      }),
    );
  withExamples(
    command,
    "query '{ server { version device } dataSets { name patientCount } }'",
    'query tables.graphql --variables \'{"experimentId": "0192f600-..."}\'',
  );
}

async function readDocument(argument: string): Promise<string> {
  if (argument.includes('{')) return argument;
  if (argument === '-') return textOf(process.stdin);
  return readFile(argument, 'utf8').catch((cause: unknown) => {
    throw new SonoledgerError(
      'FILE_NOT_FOUND',
      `There is no readable file ${argument}; a document itself holds braces.`,
      {},
      { cause },
    );
  });
}
