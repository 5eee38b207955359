import type { Command } from 'commander';
import type { Right, Role } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFields } from '../output/formatFields.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface SessionRow {
  readonly user: { readonly name: string; readonly role: Role };
  readonly rights: readonly Right[];
  readonly token: {
    readonly name: string;
    readonly role: Role | null;
    readonly expiresAt: string | null;
  } | null;
  readonly seesEveryDataSet: boolean;
  readonly dataSets: readonly { readonly name: string }[];
}

const SESSION = operation<{ session: SessionRow }>(
  /* GraphQL */ `query WhoAmI {
    session { user { name role } rights token { name role expiresAt } seesEveryDataSet dataSets { name } }
  }`,
);

/** sonoledger whoami: who the server takes one for, and what that one may. */
export function whoamiCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('whoami')
    .description('Who the server takes you for, what you may and what you see.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const payload = await client.request(SESSION, {});
        show(payload, () => formatFields(fieldsOf(payload.session)));
      }),
    );
  withExamples(command, 'whoami');
}

const fieldsOf = ({ user, rights, token, seesEveryDataSet, dataSets }: SessionRow): [string, string][] => [
  ['user', user.name],
  ['role', user.role],
  ['rights', rights.join(', ')],
  ['token', token === null ? 'none' : `${token.name}${token.role === null ? '' : ` as ${token.role}`}`],
  ['expires', token?.expiresAt ?? 'never'],
  ['data sets', seesEveryDataSet ? 'all' : dataSets.map(({ name }) => name).join(', ') || 'none'],
];
