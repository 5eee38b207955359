import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Object id of the catalogue type "char", and of bpchar, which the adapter can read. */
const CATALOGUE_CHAR = 18;
const BLANK_PADDED_CHAR = 1042;

/**
 * The Postgres adapter with what the schema engine needs and adapter-pg 7.10 lacks: catalogue columns of type
 * "char", scripts that are not cut at every semicolon, and a shadow database that can be dropped.
 */
export class MigrationAdapter extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url, max: 1 });
    this.#url = url;
  }

  override async connect(): Promise<PgAdapter> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver() as pg.Pool;
    readCatalogueChars(adapter, pool);
    adapter.executeScript = (script) => runScript(pool, script);
    return adapter;
  }

  override async connectToShadowDb(): Promise<PgAdapter> {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const admin = new pg.Client(this.#url);
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const adapter = await new MigrationAdapter(databaseUrl(this.#url, name)).connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return adapter;
  }
}

function readCatalogueChars(adapter: SqlDriverAdapter, pool: pg.Pool): void {
  let charColumns: number[] = [];
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult | undefined>;
  const observed = async (...args: unknown[]): Promise<pg.QueryResult | undefined> => {
    const result = await query(...args);
    charColumns = markCharColumns(result?.fields ?? []);
    return result;
  };
  pool.query = observed as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql: SqlQuery): Promise<SqlResultSet> => {
    const result = await queryRaw(sql);
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}

function markCharColumns(fields: pg.FieldDef[]): number[] {
  const columns = fields.flatMap((field, column) => (field.dataTypeID === CATALOGUE_CHAR ? [column] : []));
  for (const column of columns) fields[column].dataTypeID = BLANK_PADDED_CHAR;
  return columns;
}

// The simple protocol takes the whole script, function bodies included, as one implicit transaction.
async function runScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (error) {
    const { code, position, message } = error as pg.DatabaseError;
    console.error(`SQL error ${code} at character ${position}: ${message}`);
    throw error;
  }
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
