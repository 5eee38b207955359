import pg from 'pg';
import { findSqlError } from './findSqlError.ts';
import { mapDatabaseError } from './mapDatabaseError.ts';

/**
 * The role as which the pool works. It owns nothing: the database refuses it to change or delete rows of
 * append-only tables and to write tables that triggers keep, whatever statement reaches it.
 */
export const APPLICATION_ROLE = 'sonoledger_app';

// Another starter may make the role of the same server at the same moment, for another database.
const CREATE_ROLE = `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APPLICATION_ROLE}') THEN
      CREATE ROLE ${APPLICATION_ROLE} NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;

// Which tables are which is told by the names of the triggers that guard them for every role.
const GRANT = `
  DO $$
  DECLARE t record;
  BEGIN
    EXECUTE format('GRANT ${APPLICATION_ROLE} TO %I', current_user);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${APPLICATION_ROLE}', current_schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${APPLICATION_ROLE}', current_schema);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO ${APPLICATION_ROLE}', current_schema);
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${APPLICATION_ROLE};
    FOR t IN SELECT c.oid::regclass AS name, bool_or(g.tgname LIKE '%\\_derived') AS derived
             FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
             WHERE c.relnamespace = current_schema::regnamespace AND (g.tgname LIKE '%\\_append\\_only' OR g.tgname LIKE '%\\_derived')
             GROUP BY c.oid LOOP
      EXECUTE format('REVOKE %s UPDATE, DELETE ON %s FROM ${APPLICATION_ROLE}', CASE WHEN t.derived THEN 'INSERT,' ELSE '' END, t.name);
    END LOOP;
  END $$`;

const UP_TO_DATE = `
  SELECT bool_and(has_table_privilege(r.oid, c.oid, 'SELECT') AND NOT (has_table_privilege(r.oid, c.oid, 'UPDATE')
    AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid
                AND (g.tgname LIKE '%\\_append\\_only' OR g.tgname LIKE '%\\_derived')))) AS granted
  FROM pg_roles r, pg_class c
  WHERE r.rolname = '${APPLICATION_ROLE}' AND c.relkind IN ('r', 'v') AND c.relnamespace = current_schema::regnamespace`;

/** Granting writes catalogue rows, which starters that come together must not do at once. */
const GRANT_LOCK = 72_707_370;
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes the application's role and gives it its rights on the tables as they are now; call it after migrations.
 * False where the user of the database may not make roles: then the triggers alone stand guard.
 */
export async function grantApplicationRole(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'sonoledger grant' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [GRANT_LOCK]);
    const { rows } = await client.query<{ granted: boolean | null }>(UP_TO_DATE);
    if (rows[0].granted !== true) await client.query(`${CREATE_ROLE};${GRANT}`);
    return true;
  } catch (error) {
    if (findSqlError(error)?.code === INSUFFICIENT_PRIVILEGE) return false;
    throw mapDatabaseError(error);
  } finally {
    await client.end().catch(() => {});
  }
}
