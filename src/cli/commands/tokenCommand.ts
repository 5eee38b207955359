import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export const CREATE_TOKEN = operation<
  { createToken: { readonly token: string; readonly tokenId: string } },
  { userId: string; name: string; expiresAt?: string }
>(
  /* GraphQL */ `mutation CreateToken($userId: ID!, $name: String!, $expiresAt: DateTime) {
    createToken(userId: $userId, name: $name, expiresAt: $expiresAt) { token tokenId }
  }`,
);
export const REVOKE_TOKEN = operation<{ revokeToken: boolean }, { tokenId: string }>(
  /* GraphQL */ `mutation RevokeToken($tokenId: ID!) { revokeToken(tokenId: $tokenId) }`,
);

interface Options {
  readonly user: string;
  readonly name: string;
  readonly expires?: string;
}

/** sonoledger token: what a user proves to be one with. */
export function tokenCommand(program: Command, terminal: Terminal): void {
  const group = program.command('token').description('Make and revoke tokens. Needs ADMIN.');
  const create = group
    .command('create')
    .description('Make a token. It is printed once and never again.')
    .requiredOption('--user <name>', 'whose, by name or id')
    .requiredOption('--name <name>', 'what it is for')
    .option('--expires <date>', 'when it ends, such as 2027-06-30')
    .action(
      connected<Options>(terminal, async ({ client, show }, { user, name, expires }) => {
        const { id: userId } = await resolveNamed(client, 'user', user);
        const expiresAt = expires === undefined ? undefined : requireDate(expires);
        const payload = await client.request(CREATE_TOKEN, { userId, name, expiresAt });
        const { token, tokenId } = payload.createToken;
        show(payload, () => `${token}\nRevoke with: sonoledger token revoke ${tokenId}`);
      }),
    );
  withExamples(create, 'token create --user anna --name laptop --expires 2027-06-30');
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
