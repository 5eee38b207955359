// A million ledger events appended and verified, on an embedded database of its own. The peers are the same rows
// in a table without a chain, and reading all of them. Needs `npm run build`. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadConfig } from '../dist/config/loadConfig.js';
import { createApp } from '../dist/context/createApp.js';
import { createRequestContext } from '../dist/context/createRequestContext.js';
import { inTransaction } from '../dist/database/inTransaction.js';
import { verifyLedger } from '../dist/domains/ledger/service/verifyLedger.js';
import { recordChange } from '../dist/ledger/recordChange.js';

const EVENTS = 1_000_000;
const AT_A_TIME = 1000;
const SINGLE = 3000;
const WRITERS = 4;
const COLUMNS =
  'seq, at, actor, action, entity, entity_id, entity_version, request_id, before, after, prev_hash, hash';
const ROWS = `
  SELECT 0, now(), 'bench', 'TESTED', 'Volume', 'volume-' || (g % 200000), 0, 'request', NULL,
    jsonb_build_object('index', g, 'name', 'T1', 'areaMm2', 0.25 * g), '', ''
  FROM generate_series($1::int, $2::int) g`;

const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
const config = loadConfig({ env: {}, flags: { dataDir: folder, logLevel: 'silent' } });
const app = await createApp(config, { role: 'worker' });
try {
  const user = await app.prisma.user.findFirstOrThrow();
  const context = createRequestContext(app, { userId: user.id, name: user.name, role: user.role }, 'bench');
  const single = await appendOneByOne(context);
  const bulk = await append('ledger_event');
  const verification = await timed(() => verifyLedger(context));
  if (!verification.result.valid) throw new Error('The ledger does not verify.');
  const plain = await appendPlain();
  const read = await timed(() =>
    app.pool.query('SELECT sum(length(e::text)) AS bytes, count(*)::int AS n FROM ledger_event e'),
  );
  const { eventCount } = verification.result;
  const results = [
    {
      work: 'append, one event a transaction',
      events: SINGLE,
      writers: WRITERS,
      eventsPerSecond: rate(SINGLE, single),
    },
    {
      work: `append, ${AT_A_TIME} events a statement`,
      events: EVENTS,
      eventsPerSecond: rate(EVENTS, bulk),
      peers: [{ peer: 'a table without a chain', eventsPerSecond: rate(EVENTS, plain) }],
    },
    {
      work: 'verify',
      events: eventCount,
      eventsPerSecond: rate(eventCount, verification.ms),
      wholeSeconds: Number((verification.ms / 1000).toFixed(1)),
      peers: [{ peer: 'reading all events as text', eventsPerSecond: rate(eventCount, read.ms) }],
    },
  ];
  console.log(
    JSON.stringify({ bench: 'ledger', runs: 1, node: process.version, cpu: cpus()[0].model.trim(), results }),
  );
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function appendOneByOne(context) {
  const writer = async (first) => {
    for (let index = first; index < SINGLE; index += WRITERS) {
      const change = { action: 'TESTED', entity: 'Single', entityId: String(index), after: { index } };
      await inTransaction(context, (tx) => recordChange(tx, context, change));
    }
  };
  const { ms } = await timed(() => Promise.all(Array.from({ length: WRITERS }, (_, first) => writer(first))));
  return ms;
}

async function append(table) {
  const { ms } = await timed(async () => {
    for (let first = 0; first < EVENTS; first += AT_A_TIME) {
      await app.pool.query(`INSERT INTO ${table} (${COLUMNS}) ${ROWS}`, [first, first + AT_A_TIME - 1]);
    }
  });
  return ms;
}

/** Only the owner of the database may make tables. */
async function appendPlain() {
  const owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await owner.query(
    'CREATE TABLE plain_event (LIKE ledger_event INCLUDING DEFAULTS); GRANT ALL ON plain_event TO sonoledger_app',
  );
  await owner.end();
  return append('plain_event');
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

function rate(count, ms) {
  return Math.round((1000 * count) / ms);
}
