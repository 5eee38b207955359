import type { Command } from 'commander';
import type { Role } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { ROLES } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const USERS = operation<{ users: readonly UserRow[] }>(
  /* GraphQL */ `query Users { users { id name role } }`,
);

export const CREATE_USER = operation<{ createUser: UserRow }, { name: string; role: Role }>(
  /* GraphQL */ `mutation CreateUser($name: String!, $role: Role!) {
    createUser(name: $name, role: $role) { id name role }
  }`,
);

/** sonoledger user: who may do what. */
export function userCommand(program: Command, terminal: Terminal): void {
  const group = program.command('user').description('List and make users. Needs ADMIN.');
  const list = group
    .command('list')
    .description('List users.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const payload = await client.request(USERS, {});
        const columns = (['name', 'role', 'id'] as const).map((key) => ({
          title: key,
          text: (row: UserRow) => row[key],
        }));
        show(payload, () => formatTable(columns, payload.users));
      }),
    );
  withExamples(list, 'user list');
  const create = group
    .command('create')
    .description('Make a user.')
    .argument('<name>', 'unique name')
    .addOption(choiceOption('--role <r>', 'what the user may do', ROLES).makeOptionMandatory())
    .action(
      connected<{ role: Role }>(terminal, async ({ client, show }, { role }, name) => {
        const payload = await client.request(CREATE_USER, { name, role });
        show(payload, () => `User "${name}" with role ${role} (${payload.createUser.id})`);
      }),
    );
  withExamples(create, 'user create anna --role REVIEWER');
}
