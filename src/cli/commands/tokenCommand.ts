import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Role } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { ROLES } from '../options/choices.ts';
import { collect } from '../options/collect.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface NewToken {
  readonly userId: string;
  readonly name: string;
  readonly expiresAt?: string;
  readonly role?: Role;
  readonly dataSetIds?: readonly string[];
}

export const CREATE_TOKEN = operation<
  { createToken: { readonly token: string; readonly tokenId: string } },
  NewToken
>(
  /* GraphQL */ `mutation CreateToken($userId: ID!, $name: String!, $expiresAt: DateTime, $role: Role, $dataSetIds: [ID!]) {
    createToken(userId: $userId, name: $name, expiresAt: $expiresAt, role: $role, dataSetIds: $dataSetIds) { token tokenId }
  }`,
);
export const REVOKE_TOKEN = operation<{ revokeToken: boolean }, { tokenId: string }>(
  /* GraphQL */ `mutation RevokeToken($tokenId: ID!) { revokeToken(tokenId: $tokenId) }`,
);

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly user: { readonly name: string };
  readonly role: Role | null;
  readonly dataSetIds: readonly string[];
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const TOKENS = operation<{ tokens: readonly TokenRow[] }, { userId?: string }>(
  /* GraphQL */ `query Tokens($userId: ID) {
    tokens(userId: $userId) { id name user { name } role dataSetIds expiresAt lastUsedAt revokedAt }
  }`,
);

interface Options {
  readonly user: string;
  readonly name: string;
  readonly expires?: string;
  readonly role?: Role;
  readonly dataSet?: readonly string[];
}

/** sonoledger token: what a user proves to be one with. */
export function tokenCommand(program: Command, terminal: Terminal): void {
  const group = program.command('token').description('Make, list and revoke tokens. Needs ADMIN.');
  addCreate(group, terminal);
  addList(group, terminal);
  addRevoke(group, terminal);
}

function addCreate(group: Command, terminal: Terminal): void {
  const create = group
    .command('create')
    .description('Make a token. It is printed once and never again.')
    .requiredOption('--user <name>', 'whose, by name or id')
    .requiredOption('--name <name>', 'what it is for')
    .option('--expires <date>', 'when it ends, such as 2027-06-30; else as the server has it')
    .addOption(choiceOption('--role <r>', 'narrow it to a lower role', ROLES))
    .option('--data-set <name>', 'limit it to a data set, by name or id; may be given again', collect)
    .action(
      connected<Options>(terminal, async ({ client, show }, options) => {
        const { user, name, expires, role, dataSet } = options;
        const { id: userId } = await resolveNamed(client, 'user', user);
        const sets =
          dataSet && (await Promise.all(dataSet.map((each) => resolveNamed(client, 'data set', each))));
        const dataSetIds = sets?.map(({ id }) => id);
        const expiresAt = expires === undefined ? undefined : requireDate(expires);
        const payload = await client.request(CREATE_TOKEN, { userId, name, expiresAt, role, dataSetIds });
        const { token, tokenId } = payload.createToken;
        show(payload, () => `${token}\nRevoke with: sonoledger token revoke ${tokenId}`);
      }),
    );
  withExamples(
    create,
    'token create --user anna --name laptop --expires 2027-06-30',
    'token create --user anna --name dashboard --role VIEWER --data-set RESECT',
  );
}

function addList(group: Command, terminal: Terminal): void {
  const list = group
    .command('list')
    .description('List tokens, newest first.')
    .option('--user <name>', 'of one user, by name or id')
    .action(
      connected<{ user?: string }>(terminal, async ({ client, show }, { user }) => {
        const userId = user === undefined ? undefined : (await resolveNamed(client, 'user', user)).id;
        const payload = await client.request(TOKENS, { userId });
        show(payload, () => formatTable(COLUMNS, payload.tokens));
      }),
    );
  withExamples(list, 'token list --user anna');
}

const COLUMNS = [
  { title: 'user', text: ({ user }: TokenRow) => user.name },
  { title: 'name', text: ({ name }: TokenRow) => name },
  { title: 'role', text: ({ role }: TokenRow) => role ?? '' },
  { title: 'data sets', text: ({ dataSetIds }: TokenRow) => String(dataSetIds.length || 'all') },
  { title: 'expires', text: ({ expiresAt }: TokenRow) => expiresAt ?? 'never' },
  { title: 'last used', text: ({ lastUsedAt }: TokenRow) => lastUsedAt ?? 'never' },
  { title: 'revoked', text: ({ revokedAt }: TokenRow) => revokedAt ?? '' },
  { title: 'id', text: ({ id }: TokenRow) => id },
];

function addRevoke(group: Command, terminal: Terminal): void {
  const revoke = group
    .command('revoke')
    .description('End a token.')
    .argument('<token id>', 'as printed when it was made')
    .action(
      connected(terminal, async ({ client, show }, _options, tokenId) => {
        const payload = await client.request(REVOKE_TOKEN, { tokenId });
        show(payload, () => `Revoked ${tokenId}`);
      }),
    );
  withExamples(revoke, 'token revoke 0192f5e0-...');
}

function requireDate(text: string): string {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new SonoledgerError('INVALID_INPUT', `--expires "${text}" is not a date such as 2027-06-30.`);
}
