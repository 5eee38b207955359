import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { findBlob } from '../domains/files/queries.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Blob } from '../generated/prisma/client.ts';
import type { ByteRange } from '../storage/types.ts';
import { localsOf } from './requestLocals.ts';

/** A file may be of any type, so nothing in it may act when a browser shows it. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** GET and HEAD /files/:hash, whole or one range of bytes. The content of a hash never changes. */
export const sendFile: RequestHandler = async (request, response) => {
  const { blobs, prisma } = localsOf(response).context.app;
  const { hash } = request.params as { hash: string };
  const blob = /^[0-9a-f]{64}$/.test(hash) ? await findBlob(prisma, hash) : null;
  if (blob === null) throw new SonoledgerError('FILE_NOT_FOUND', `No file has the SHA-256 ${hash}.`);
  const sizeBytes = await blobs.size(hash);
  setHeaders(response, blob);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const range = rangeOf(request, response, sizeBytes);
  if (range === 'UNSATISFIABLE') {
    response.status(416).set('Content-Range', `bytes */${sizeBytes}`).end();
    return;
  }
  setLength(response, range, sizeBytes);
  if (request.method === 'HEAD') response.end();
  else await pipeline(await blobs.open(hash, range), response);
};

function setHeaders(response: Response, { hash, mediaType, fileName }: Blob): void {
  response.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Security-Policy': POLICY,
    ETag: `"${hash}"`,
  });
  response.attachment(fileName ?? hash);
  if (mediaType.startsWith('image/')) response.set('Content-Disposition', 'inline');
  // Not type(): it would add a charset to what is stored.
  response.setHeader('Content-Type', mediaType);
}

function rangeOf(request: Request, response: Response, sizeBytes: number): ByteRange | 'UNSATISFIABLE' {
  const ifRange = request.get('if-range');
  if (ifRange !== undefined && ifRange !== response.get('ETag')) return {};
  const ranges = request.range(sizeBytes, { combine: true });
  if (ranges === -1) return 'UNSATISFIABLE';
  // Several ranges at once, and what cannot be read, are answered with the whole, as HTTP allows.
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return {};
  return ranges[0];
}

function setLength(response: Response, { start, end }: ByteRange, sizeBytes: number): void {
  if (start === undefined || end === undefined) {
    response.set('Content-Length', String(sizeBytes));
    return;
  }
  response.status(206).set({
    'Content-Length': String(end - start + 1),
    'Content-Range': `bytes ${start}-${end}/${sizeBytes}`,
  });
}
