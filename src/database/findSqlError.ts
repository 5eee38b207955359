import { errorMessage } from '../errors/errorMessage.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/** What Postgres or the connection to it reported: an SQLSTATE, a system code, or CONNECTION_LOST. */
export type SqlError = Readonly<{
  code: string;
  message: string;
  detail?: string;
  constraint?: string;
  table?: string;
}>;

type Layer = Readonly<Record<string, unknown>>;

const DEPTH_LIMIT = 6;
const SQLSTATE = /^[0-9A-Z]{5}$/;
const SYSTEM_CODE = /^E[A-Z_]{3,}$/;
// pg gives these errors no code.
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/**
 * Finds the database's own error under the layers that pg, the Prisma adapter and Prisma put around it.
 * Undefined when there is none.
 */
export function findSqlError(error: unknown, depth = 0): SqlError | undefined {
  if (typeof error !== 'object' || error === null || depth > DEPTH_LIMIT) return undefined;
  const layer = error as Layer;
  return fromAdapter(layer) ?? fromLayer(error) ?? firstOf(innerLayers(layer), depth) ?? fromPrisma(error);
}

function firstOf(layers: unknown[], depth: number): SqlError | undefined {
  for (const layer of layers) {
    const found = findSqlError(layer, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function innerLayers(layer: Layer): unknown[] {
  const meta = layer['meta'] as Layer | undefined;
  const several = layer['errors'];
  return [layer['cause'], meta?.['driverAdapterError'], ...(Array.isArray(several) ? several : [])];
}

// @prisma/adapter-pg keeps the server's code and message in these fields of `cause`.
function fromAdapter(layer: Layer): SqlError | undefined {
  const { originalCode, originalMessage } = layer;
  if (typeof originalCode !== 'string' || !isDatabaseCode(originalCode)) return undefined;
  return { code: originalCode, message: text(originalMessage) ?? '', ...constraintOf(layer) };
}

function constraintOf(layer: Layer): Partial<SqlError> {
  const constraint = layer['constraint'] as Layer | undefined;
  const fields = constraint?.['fields'];
  const name = text(constraint?.['index']) ?? (Array.isArray(fields) ? fields.join(', ') : undefined);
  return name === undefined ? {} : { constraint: name };
}

function fromLayer(error: object): SqlError | undefined {
  const layer = error as Layer;
  const message = errorMessage(error);
  const code = systemErrorCode(error) ?? (LOST.test(message) ? 'CONNECTION_LOST' : undefined);
  if (code === undefined || !(isDatabaseCode(code) || code === 'CONNECTION_LOST')) return undefined;
  return {
    code,
    message,
    detail: text(layer['detail']),
    constraint: text(layer['constraint']),
    table: text(layer['table']),
  };
}

// Of a connection that fails Prisma keeps only its own code (P1001).
function fromPrisma(error: object): SqlError | undefined {
  const code = systemErrorCode(error);
  return code !== undefined && /^P10\d\d$/.test(code) ? { code, message: errorMessage(error) } : undefined;
}

function isDatabaseCode(code: string): boolean {
  // Prisma's own codes (P2002) look like an SQLSTATE but begin with P and a digit; PL/pgSQL's are P0001 to P0004.
  return (SQLSTATE.test(code) && !/^P[1-9]/.test(code)) || SYSTEM_CODE.test(code);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
