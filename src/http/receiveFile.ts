import type { Request, RequestHandler } from 'express';
import { requireFileName } from '../domains/files/requireFileName.ts';
import { storeUpload } from '../domains/files/service/storeUpload.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { localsOf } from './requestLocals.ts';

/**
 * PUT /files?name=scan.nii&sha256=...: stores the body as it streams in. The hash may be sent as Content-SHA256
 * instead. Answers {hash, sizeBytes, url}: 201.
 */
export const receiveFile: RequestHandler = async (request, response) => {
  const { context } = localsOf(response);
  // A refused upload must not be read to its end by a client that waits for the answer.
  response.set('Connection', 'close');
  refuseKnownTooLarge(request, context.app.config.maxUploadBytes);
  const file = await storeUpload(context, {
    // Ending the loop over a body early must not cut the connection on which the answer goes out.
    content: request.iterator({ destroyOnReturn: false }),
    mediaType: request.get('content-type') ?? 'application/octet-stream',
    fileName: fileNameOf(request),
    expectedHash: textOf(request.query['sha256']) ?? request.get('content-sha256'),
  });
  response.removeHeader('Connection');
  response.status(201).location(file.url).json(file);
};

function refuseKnownTooLarge(request: Request, maxBytes: number): void {
  const announced = Number(request.get('content-length') ?? 0);
  if (announced <= maxBytes) return;
  const message = `The file has ${announced} bytes; the server takes ${maxBytes}. Raise SONOLEDGER_MAX_UPLOAD_BYTES.`;
  throw new SonoledgerError('PAYLOAD_TOO_LARGE', message, { maxBytes });
}

function fileNameOf(request: Request): string | null {
  const name = textOf(request.query['name']);
  return name === undefined ? null : requireFileName(name, 'name');
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
