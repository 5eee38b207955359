import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { findSqlError, type SqlError } from './findSqlError.ts';

type Mapping = (error: SqlError, cause: unknown) => SonoledgerError;

const UNREACHABLE = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EPIPE',
    'EHOSTUNREACH',
    'EAI_AGAIN',
    'CONNECTION_LOST',
  ],
  ...['57P01', '57P02', '57P03', '53300', '28P01', '28000', '3D000'],
]);

const BY_STATE: Readonly<Record<string, Mapping>> = {
  '23505': duplicate,
  '23503': foreignKey,
  '23514': violatesCheck,
  '22003': cannotHold,
  '22021': cannotHold,
  '22P05': cannotHold,
  '40001': serialisation,
  '40P01': serialisation,
  '53100': storageFull,
  '57014': cancelled,
};

/**
 * The coded error of what pg or Prisma threw. Errors of our own pass through; what is not recognised is
 * returned as it was, to be masked at the border as INTERNAL_SERVER_ERROR.
 */
export function mapDatabaseError(error: unknown): unknown {
  if (error instanceof SonoledgerError) return error;
  const found = findSqlError(error);
  if (found === undefined) return error;
  return mappingOf(found.code)?.(found, error) ?? error;
}

function mappingOf(code: string): Mapping | undefined {
  // Class 08 is the connection's in Postgres, P10 in Prisma.
  if (UNREACHABLE.has(code) || /^(08|P10)/.test(code)) return unreachable;
  // Raised by our own triggers, whose messages are written for people.
  if (/^SL\d{3}$/.test(code)) return (found, cause) => coded('CONFLICT', found.message, found, cause);
  return BY_STATE[code];
}

function coded(
  code: ConstructorParameters<typeof SonoledgerError>[0],
  message: string,
  { code: sqlState, constraint, table }: SqlError,
  cause: unknown,
): SonoledgerError {
  const details = { sqlState, ...(constraint ? { constraint } : {}), ...(table ? { table } : {}) };
  return new SonoledgerError(code, message, details, { cause });
}

function duplicate(found: SqlError, cause: unknown): SonoledgerError {
  const where = found.table ? ` in ${found.table}` : '';
  const which = found.detail ?? found.constraint ?? found.message;
  return coded('DUPLICATE', `The same record already exists${where}: ${which}`, found, cause);
}

function foreignKey(found: SqlError, cause: unknown): SonoledgerError {
  const removesTarget = found.message.startsWith('update or delete on');
  return removesTarget
    ? coded('CONFLICT', `The record is used by others: ${found.detail ?? found.message}`, found, cause)
    : coded(
        'UNKNOWN_ID',
        `A referenced record does not exist: ${found.detail ?? found.message}`,
        found,
        cause,
      );
}

function violatesCheck(found: SqlError, cause: unknown): SonoledgerError {
  return coded(
    'INVALID_INPUT',
    `The values break the rule ${found.constraint ?? found.message}.`,
    found,
    cause,
  );
}

// A number too large for its column, or a character (0) that Postgres stores nowhere.
function cannotHold(found: SqlError, cause: unknown): SonoledgerError {
  return coded('INVALID_INPUT', `A value cannot be stored: ${found.message}.`, found, cause);
}

function serialisation(found: SqlError, cause: unknown): SonoledgerError {
  return coded(
    'CONFLICT',
    'Another transaction changed the same records at the same time: try again.',
    found,
    cause,
  );
}

function storageFull(found: SqlError, cause: unknown): SonoledgerError {
  return coded('STORAGE_FULL', `The database has no disk space left: ${found.message}`, found, cause);
}

function cancelled(found: SqlError, cause: unknown): SonoledgerError {
  return coded(
    'DATABASE_UNAVAILABLE',
    'The database query took longer than its limit and was stopped.',
    found,
    cause,
  );
}

function unreachable(found: SqlError, cause: unknown): SonoledgerError {
  const reason = found.message || errorMessage(cause);
  const message = `The database cannot be used: ${reason}. Check that it runs and that DATABASE_URL is right.`;
  return coded('DATABASE_UNAVAILABLE', message, found, cause);
}
