import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { LedgerFilter, LedgerProblem } from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { formatFields } from '../output/formatFields.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';
import { exportLedgerCommand } from './ledger/exportLedgerCommand.ts';
import { verifyExportCommand } from './ledger/verifyExportCommand.ts';

interface EventRow {
  readonly seq: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly agent: string | null;
  readonly reason: string | null;
}

const EVENTS = operation<{ ledger: Page<EventRow> }, { filter: LedgerFilter; after?: string | null }>(
  /* GraphQL */ `query Ledger($filter: LedgerFilter, $after: String) {
    ledger(first: 500, after: $after, filter: $filter) {
      nodes { seq at actor agent action entity entityId reason }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

export interface LedgerVerification {
  readonly valid: boolean;
  readonly eventCount: number;
  readonly firstBrokenSeq: string | null;
  readonly problem: LedgerProblem | null;
  readonly headHash: string;
}

export const VERIFY_LEDGER = operation<{ verifyLedger: LedgerVerification }>(
  /* GraphQL */ `query VerifyLedger { verifyLedger { valid eventCount firstBrokenSeq problem headHash } }`,
);

const COLUMNS: readonly Column<EventRow>[] = [
  { title: 'seq', numeric: true, text: ({ seq }) => String(seq) },
  { title: 'at', text: ({ at }) => at.slice(0, 19) },
  { title: 'actor', text: ({ actor }) => actor },
  { title: 'by', text: ({ agent }) => agent?.split(',')[0] ?? '-' },
  { title: 'action', text: ({ action }) => action },
  { title: 'record', text: ({ entity, entityId }) => `${entity} ${entityId}` },
  { title: 'reason', text: ({ reason }) => reason ?? '-' },
];

interface ListOptions {
  readonly entity?: readonly string[];
  readonly entityId?: string;
  readonly action?: readonly string[];
  readonly actor?: string;
}

/** sonoledger ledger: who did what, when and why. */
export function ledgerCommand(program: Command, terminal: Terminal): void {
  const group = program.command('ledger').description('Read and verify the append-only record of events.');
  const list = group
    .command('list')
    .description('List events, oldest first.')
    .option('--entity <kind...>', 'only about these kinds of record, such as Registration')
    .option('--entity-id <id>', 'only about this record')
    .option('--action <name...>', 'only these, such as VOLUME_IMPORTED')
    .option('--actor <name>', 'only by this user')
    .action(
      connected<ListOptions>(terminal, async ({ client, show }, { entity, entityId, action, actor }) => {
        const filter = {
          entity,
          entityId,
          action,
          actor: actor === undefined ? undefined : { equals: actor },
        };
        const events = await fetchAll(client, EVENTS, { filter }, (data) => data.ledger);
        show(events, () => `${formatTable(COLUMNS, events)}\n${count(events.length, 'event')}`);
      }),
    );
  withExamples(list, 'ledger list --action VOLUME_IMPORTED');
  verifyCommand(group, terminal);
  exportLedgerCommand(group, terminal);
  verifyExportCommand(group, terminal);
}

function verifyCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('verify')
    .description('Recompute the chain of hashes. Ends with 4 when an event was changed.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const payload = await client.request(VERIFY_LEDGER, {});
        const { valid, eventCount, firstBrokenSeq, problem, headHash } = payload.verifyLedger;
        show(payload, () =>
          formatFields([
            ['events', eventCount],
            ['head hash', headHash],
            ['valid', valid ? 'yes' : `NO: ${problem} at event ${firstBrokenSeq}`],
          ]),
        );
        if (!valid)
          throw new SonoledgerError('HASH_MISMATCH', 'The ledger was changed after it was written.');
      }),
    );
  withExamples(command, 'ledger verify');
}
