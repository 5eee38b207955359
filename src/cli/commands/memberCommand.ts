import type { Command } from 'commander';
import type { Visibility } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface MemberRow {
  readonly user: { readonly name: string };
  readonly grantedBy: { readonly name: string };
  readonly since: string;
}

interface DataSetRow {
  readonly name: string;
  readonly visibility: Visibility;
  readonly members: readonly MemberRow[];
}

const MEMBERS = operation<{ dataSets: readonly DataSetRow[] }>(
  /* GraphQL */ `query Members {
    dataSets { name visibility members { since user { name } grantedBy { name } } }
  }`,
);
const ADD = operation<{ addMember: { readonly id: string } }, { dataSetId: string; userId: string }>(
  /* GraphQL */ `mutation AddMember($dataSetId: ID!, $userId: ID!) {
    addMember(dataSetId: $dataSetId, userId: $userId) { id }
  }`,
);
const REMOVE = operation<
  { removeMember: { readonly id: string } },
  { dataSetId: string; userId: string; reason: string }
>(
  /* GraphQL */ `mutation RemoveMember($dataSetId: ID!, $userId: ID!, $reason: String!) {
    removeMember(dataSetId: $dataSetId, userId: $userId, reason: $reason) { id }
  }`,
);
const SET_VISIBILITY = operation<
  { setVisibility: { readonly name: string; readonly visibility: Visibility } },
  { dataSetId: string; visibility: Visibility; reason: string }
>(
  /* GraphQL */ `mutation SetVisibility($dataSetId: ID!, $visibility: Visibility!, $reason: String!) {
    setVisibility(dataSetId: $dataSetId, visibility: $visibility, reason: $reason) { name visibility }
  }`,
);

/** sonoledger member: who sees which data set. */
export function memberCommand(program: Command, terminal: Terminal): void {
  const group = program
    .command('member')
    .description('Who sees which data set. Needs ADMIN; list also AUDITOR.');
  addList(group, terminal);
  addChange(group, terminal);
  addRemoval(group, terminal);
  addVisibility(group, terminal, 'close', 'CLOSED', 'Show a data set to its members alone.');
  addVisibility(group, terminal, 'open', 'OPEN', 'Show a data set to every user.');
}

function addList(group: Command, terminal: Terminal): void {
  const list = group
    .command('list')
    .description('List data sets with their members.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const payload = await client.request(MEMBERS, {});
        const rows = payload.dataSets.flatMap((set) =>
          (set.members.length > 0 ? set.members : [null]).map((member) => ({ ...set, member })),
        );
        type Row = (typeof rows)[number];
        const columns = [
          { title: 'data set', text: ({ name }: Row) => name },
          { title: 'visibility', text: ({ visibility }: Row) => visibility },
          { title: 'member', text: ({ member }: Row) => member?.user.name ?? '' },
          { title: 'since', text: ({ member }: Row) => member?.since ?? '' },
          { title: 'let in by', text: ({ member }: Row) => member?.grantedBy.name ?? '' },
        ];
        show(payload, () => formatTable(columns, rows));
      }),
    );
  withExamples(list, 'member list');
}

function addChange(group: Command, terminal: Terminal): void {
  const add = group
    .command('add')
    .description('Let a user see a closed data set.')
    .argument('<data set>', 'name or id')
    .argument('<user>', 'name or id')
    .action(
      connected(terminal, async ({ client, show }, _options, dataSet, user) => {
        const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
        const { id: userId } = await resolveNamed(client, 'user', user);
        const payload = await client.request(ADD, { dataSetId, userId });
        show(payload, () => `"${user}" is a member of "${dataSet}"`);
      }),
    );
  withExamples(add, 'member add "In-house 2026" anna');
}

function addRemoval(group: Command, terminal: Terminal): void {
  const remove = group
    .command('remove')
    .description('End a membership at once.')
    .argument('<data set>', 'name or id')
    .argument('<user>', 'name or id')
    .requiredOption('--reason <text>', 'why, for the ledger')
    .action(
      connected<{ reason: string }>(terminal, async ({ client, show }, { reason }, dataSet, user) => {
        const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
        const { id: userId } = await resolveNamed(client, 'user', user);
        const payload = await client.request(REMOVE, { dataSetId, userId, reason });
        show(payload, () => `"${user}" is no member of "${dataSet}" any more`);
      }),
    );
  withExamples(remove, 'member remove "In-house 2026" anna --reason "Left the lab"');
}

function addVisibility(
  group: Command,
  terminal: Terminal,
  name: 'open' | 'close',
  visibility: Visibility,
  description: string,
): void {
  const command = group
    .command(name)
    .description(description)
    .argument('<data set>', 'name or id')
    .requiredOption('--reason <text>', 'why, for the ledger')
    .action(
      connected<{ reason: string }>(terminal, async ({ client, show }, { reason }, dataSet) => {
        const { id: dataSetId } = await resolveNamed(client, 'data set', dataSet);
        const payload = await client.request(SET_VISIBILITY, { dataSetId, visibility, reason });
        show(payload, () => `"${payload.setVisibility.name}" is ${payload.setVisibility.visibility}`);
      }),
    );
  withExamples(command, `member ${name} RESECT --reason "Published"`);
}
