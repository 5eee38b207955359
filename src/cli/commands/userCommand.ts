import type { Command } from 'commander';
import type { Role } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
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

type ListedUser = UserRow & { readonly disabledAt: string | null };
type Reasoned = { readonly userId: string; readonly reason: string };

const USERS = operation<{ users: readonly ListedUser[] }>(
  /* GraphQL */ `query Users { users { id name role disabledAt } }`,
);

export const CREATE_USER = operation<{ createUser: UserRow }, { name: string; role: Role }>(
  /* GraphQL */ `mutation CreateUser($name: String!, $role: Role!) {
    createUser(name: $name, role: $role) { id name role }
  }`,
);
const SET_ROLE = operation<{ user: UserRow }, Reasoned & { role: Role }>(
  /* GraphQL */ `mutation SetUserRole($userId: ID!, $role: Role!, $reason: String!) {
    user: setUserRole(userId: $userId, role: $role, reason: $reason) { id name role }
  }`,
);
const DISABLE = operation<{ user: UserRow }, Reasoned>(
  /* GraphQL */ `mutation DisableUser($userId: ID!, $reason: String!) {
    user: disableUser(userId: $userId, reason: $reason) { id name role }
  }`,
);
const ENABLE = operation<{ user: UserRow }, Reasoned>(
  /* GraphQL */ `mutation EnableUser($userId: ID!, $reason: String!) {
    user: enableUser(userId: $userId, reason: $reason) { id name role }
  }`,
);

/** sonoledger user: who may do what. */
export function userCommand(program: Command, terminal: Terminal): void {
  const group = program.command('user').description('List, make and change users. Needs ADMIN.');
  addList(group, terminal);
  addCreate(group, terminal);
  addRole(group, terminal);
  addSwitch(group, terminal, 'disable', 'Let a user do nothing more, whatever the token.', DISABLE);
  addSwitch(group, terminal, 'enable', 'Let a disabled user act again.', ENABLE);
}

function addList(group: Command, terminal: Terminal): void {
  const list = group
    .command('list')
    .description('List users.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const payload = await client.request(USERS, {});
        const columns = [
          ...(['name', 'role', 'id'] as const).map((key) => ({
            title: key,
            text: (row: ListedUser) => row[key],
          })),
          { title: 'disabled', text: ({ disabledAt }: ListedUser) => disabledAt ?? '' },
        ];
        show(payload, () => formatTable(columns, payload.users));
      }),
    );
  withExamples(list, 'user list');
}

function addCreate(group: Command, terminal: Terminal): void {
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

function addRole(group: Command, terminal: Terminal): void {
  const role = group
    .command('role')
    .description('Give a user another role.')
    .argument('<user>', 'name or id')
    .addOption(choiceOption('--role <r>', 'what the user may do', ROLES).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, for the ledger')
    .action(
      connected<{ role: Role; reason: string }>(terminal, async ({ client, show }, options, user) => {
        const { id: userId } = await resolveNamed(client, 'user', user);
        const payload = await client.request(SET_ROLE, { userId, ...pick(options) });
        show(payload, () => `User "${payload.user.name}" has role ${payload.user.role}`);
      }),
    );
  withExamples(role, 'user role anna --role CURATOR --reason "Runs the pipeline from May on"');
}

const pick = ({ role, reason }: { role: Role; reason: string }) => ({ role, reason });

function addSwitch(
  group: Command,
  terminal: Terminal,
  name: 'disable' | 'enable',
  description: string,
  change: typeof DISABLE,
): void {
  const command = group
    .command(name)
    .description(description)
    .argument('<user>', 'name or id')
    .requiredOption('--reason <text>', 'why, for the ledger')
    .action(
      connected<{ reason: string }>(terminal, async ({ client, show }, { reason }, user) => {
        const { id: userId } = await resolveNamed(client, 'user', user);
        const payload = await client.request(change, { userId, reason });
        show(payload, () => `User "${payload.user.name}" is ${name}d`);
      }),
    );
  withExamples(command, `user ${name} anna --reason "On leave"`);
}
