import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { ExportFormat } from '../compute/tasks/exportImage.ts';
import { exportFreeze } from '../domains/exports/service/exportFreeze.ts';
import { type ExportedKind, exportRecord } from '../domains/exports/service/exportRecord.ts';
import { exportSlice, type SlicePart } from '../domains/exports/service/exportSlice.ts';
import type { ExportedFile } from '../domains/exports/types.ts';
import { exportLedger, type LedgerFormat } from '../domains/ledger/service/exportLedger.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { packTar } from '../formats/tar/packTar.ts';
import { needs } from './needs.ts';
import { localsOf } from './requestLocals.ts';

const KINDS: readonly ExportedKind[] = ['volume', 'annotation', 'pseudo-label', 'prediction'];
const FORMATS: readonly ExportFormat[] = ['nifti', 'nrrd'];
const PARTS: readonly SlicePart[] = ['image', 'label'];
const LEDGER_FORMATS: readonly LedgerFormat[] = ['jsonl', 'csv'];
const LEDGER_TYPES = { jsonl: 'application/x-ndjson', csv: 'text/csv; charset=utf-8' } as const;
const FIRST_OWN_NUMBER = 501;

/**
 * GET /exports/{volume,annotation,pseudo-label,prediction,slice}/:id?format=nifti|nrrd (slices also part=image|label),
 * GET /exports/freeze/:id?number=501&name=... as a tar archive and GET /exports/ledger?format=jsonl|csv, both made while
 * they are read.
 */
export function createExportRouter(): Router {
  const router = Router();
  for (const kind of KINDS) router.get(`/exports/${kind}/:id`, needs('ANALYSE'), answerWithRecord(kind));
  router.get('/exports/slice/:id', needs('ANALYSE'), answerWithSlice);
  router.get('/exports/freeze/:id', needs('ANALYSE'), answerWithFreeze);
  router.get('/exports/ledger', needs('AUDIT'), answerWithLedger);
  return router;
}

const answerWithRecord =
  (kind: ExportedKind): RequestHandler =>
  async (request, response) => {
    const format = choice(request, 'format', FORMATS);
    const { context } = localsOf(response);
    send(request, response, await exportRecord(context, kind, idOf(request), format));
  };

const answerWithSlice: RequestHandler = async (request, response) => {
  const format = choice(request, 'format', FORMATS);
  const part = choice(request, 'part', PARTS);
  send(request, response, await exportSlice(localsOf(response).context, idOf(request), part, format));
};

const answerWithFreeze: RequestHandler = async (request, response) => {
  const { number, name } = request.query;
  const { folder, caseCount, files } = await exportFreeze(localsOf(response).context, {
    freezeId: idOf(request),
    datasetNumber: number === undefined ? FIRST_OWN_NUMBER : Number(number),
    datasetName: typeof name === 'string' && name !== '' ? name : undefined,
  });
  setHeaders(response, `${folder}.tar`, 'application/x-tar');
  response.set('X-Case-Count', String(caseCount));
  if (request.method === 'HEAD') response.end();
  else await pipeline(packTar(files), response);
};

const answerWithLedger: RequestHandler = async (request, response) => {
  const format = choice(request, 'format', LEDGER_FORMATS);
  setHeaders(response, `ledger.${format}`, LEDGER_TYPES[format]);
  response.set('Cache-Control', 'no-store');
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(exportLedger(localsOf(response).context, format)), response);
};

function send(request: Request, response: Response, { fileName, mediaType, bytes }: ExportedFile): void {
  setHeaders(response, fileName, mediaType);
  response.set({
    ETag: `"${createHash('sha256').update(bytes).digest('hex')}"`,
    'Content-Length': String(bytes.length),
  });
  if (request.fresh) response.status(304).end();
  else response.end(bytes);
}

function setHeaders(response: Response, fileName: string, mediaType: string): void {
  response.set({
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  });
  response.attachment(fileName);
  // Not type(): it would add a charset.
  response.setHeader('Content-Type', mediaType);
}

const idOf = (request: Request): string => (request.params as { id: string }).id;

/** The first of `allowed` when the query string says nothing. */
function choice<Value extends string>(request: Request, name: string, allowed: readonly Value[]): Value {
  const given = request.query[name];
  if (given === undefined) return allowed[0];
  const found = allowed.find((value) => value === given);
  if (found !== undefined) return found;
  throw new SonoledgerError('INVALID_INPUT', `${name} is ${allowed.join(' or ')}.`);
}
