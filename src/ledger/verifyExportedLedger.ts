import { createHash } from 'node:crypto';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { LedgerProblem } from '../generated/resolverTypes.ts';

export interface ExportVerification {
  readonly eventCount: number;
  readonly headHash: string;
  /** The first event that does not fit; null when the chain is whole. */
  readonly broken: { readonly seq: string; readonly problem: LedgerProblem } | null;
}

interface Line {
  readonly seq: string;
  readonly hash: string;
  readonly hashed: string;
  readonly [field: string]: unknown;
}

/** What `hashed` holds by position, beside the hash before, the sequence and the time that come first. */
const FIELDS = [
  'actor',
  'agent',
  'action',
  'entity',
  'entityId',
  'entityVersion',
  'reason',
  'requestId',
  'before',
  'after',
] as const;
const FIELDS_OF_VERSION_1 = FIELDS.filter((field) => field !== 'agent' && field !== 'entityVersion');

/**
 * Checks an exported ledger without the database: each hash is the SHA-256 of its text, the text says what the
 * fields say, and each event follows the one before. CORRUPT_FILE for a line that is no event.
 */
export async function verifyExportedLedger(lines: AsyncIterable<string>): Promise<ExportVerification> {
  let headHash = '0'.repeat(64);
  let eventCount = 0;
  for await (const text of lines) {
    if (text === '') continue;
    const line = parseLine(text, eventCount + 1);
    const problem = problemOf(line, eventCount, headHash);
    if (problem !== null) return { eventCount, headHash, broken: { seq: line.seq, problem } };
    headHash = line.hash;
    eventCount++;
  }
  return { eventCount, headHash, broken: null };
}

function parseLine(text: string, number: number): Line {
  try {
    const line = JSON.parse(text);
    if ([line.seq, line.hash, line.hashed].every((value) => typeof value === 'string')) return line;
  } catch {}
  throw new SonoledgerError('CORRUPT_FILE', `Line ${number} is no event of an exported ledger.`);
}

function problemOf(line: Line, eventsBefore: number, headHash: string): LedgerProblem | null {
  if (createHash('sha256').update(line.hashed).digest('hex') !== line.hash) return 'CONTENT_CHANGED';
  if (!saysTheSame(line)) return 'CONTENT_CHANGED';
  const follows = line['prevHash'] === headHash && line.seq === String(eventsBefore + 1);
  return follows ? null : 'LINK_BROKEN';
}

function saysTheSame(line: Line): boolean {
  const [prevHash, seq, epoch, ...rest] = JSON.parse(line.hashed);
  const fields = rest.length === FIELDS_OF_VERSION_1.length ? FIELDS_OF_VERSION_1 : FIELDS;
  return (
    prevHash === line['prevHash'] &&
    String(seq) === line.seq &&
    Math.abs(epoch * 1000 - Date.parse(String(line['at']))) < 1 &&
    fields.every((field, i) => sorted(rest[i]) === sorted(line[field]))
  );
}

/** JSON with the keys of objects in order, because jsonb keeps an order of its own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
