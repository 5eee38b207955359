import type { Command } from 'commander';
import { operation } from '../client/operation.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFields } from '../output/formatFields.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Count {
  readonly totalCount: number;
}

interface Status {
  readonly server: {
    readonly version: string;
    readonly device: string;
    readonly deviceReason: string;
    readonly embeddedDatabase: boolean;
    readonly workerCount: number;
  };
  readonly me: { readonly name: string; readonly role: string };
  readonly dataSets: readonly { readonly name: string; readonly patientCount: number }[];
  readonly volumes: Count;
  readonly registrations: Count;
  readonly waiting: Count;
  readonly failed: Count;
}

const STATUS = operation<Status>(/* GraphQL */ `query Status {
  server { version device deviceReason embeddedDatabase workerCount }
  me { name role }
  dataSets { name patientCount }
  volumes(first: 0) { totalCount }
  registrations(first: 0) { totalCount }
  waiting: jobs(first: 0, filter: { state: [QUEUED, RUNNING] }) { totalCount }
  failed: jobs(first: 0, filter: { state: [FAILED] }) { totalCount }
}`);

/** sonoledger status: the server and what is in it. */
export function statusCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('status')
    .description('Show the server that commands speak to, and what is in it.')
    .action(
      connected(terminal, async ({ client, show }) => {
        const status = await client.request(STATUS, {});
        show({ url: client.url, ...status }, () => describe(client.url, status));
      }),
    );
  withExamples(command, 'status');
}

const describe = (url: string, { server, me, dataSets, ...counts }: Status): string =>
  formatFields([
    ['server', url],
    ['version', server.version],
    ['device', `${server.device}: ${server.deviceReason}`],
    ['database', server.embeddedDatabase ? 'embedded' : 'as DATABASE_URL says'],
    ['workers', server.workerCount === 0 ? 'none: jobs wait until one is started' : server.workerCount],
    ['you are', `${me.name} (${me.role})`],
    ['data sets', dataSets.map(({ name, patientCount }) => `"${name}" with ${patientCount} patients`)],
    ['volumes', counts.volumes.totalCount],
    ['registrations', counts.registrations.totalCount],
    ['jobs waiting', counts.waiting.totalCount],
    ['jobs failed', counts.failed.totalCount],
  ]);
