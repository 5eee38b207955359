import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { exportLedger, type LedgerFormat } from '../domains/ledger/service/exportLedger.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { localsOf } from './requestLocals.ts';

const MEDIA_TYPES: Readonly<Record<LedgerFormat, string>> = {
  jsonl: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
};

/** GET /exports/ledger?format=jsonl|csv: the whole ledger, streamed. */
export const sendLedger: RequestHandler = async (request, response) => {
  const { format = 'jsonl' } = request.query;
  if (typeof format !== 'string' || !Object.hasOwn(MEDIA_TYPES, format)) {
    throw new SonoledgerError('INVALID_INPUT', 'format is jsonl or csv.');
  }
  const chosen = format as LedgerFormat;
  response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': "sandbox; default-src 'none'" });
  response.attachment(`ledger.${chosen}`);
  response.setHeader('Content-Type', MEDIA_TYPES[chosen]);
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(exportLedger(localsOf(response).context, chosen)), response);
};
