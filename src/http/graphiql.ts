import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { RequestHandler } from 'express';

/** The page holds its scripts, styles and workers in itself, and talks to this server alone. */
const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "frame-ancestors 'none'",
].join('; ');

const WELCOME = `# Sonoledger
# The documentation explorer is behind the book on the left. Example:

{
  server { version device workerCount }
  dataSets { name licence patientCount }
}
`;

interface Page {
  readonly etag: string;
  readonly compressed: Buffer;
}

let page: Promise<Page> | undefined;

/** GraphiQL, served from this machine without any other host. Its nine megabytes are packed once. */
export const graphiql: RequestHandler = async (_request, response) => {
  page ??= createPage();
  const { etag, compressed } = await page;
  response.set({
    'Content-Security-Policy': POLICY,
    'Content-Encoding': 'gzip',
    'Cache-Control': 'private, no-cache',
    ETag: etag,
  });
  response.type('html').send(compressed);
};

async function createPage(): Promise<Page> {
  const html = renderGraphiQL({
    endpoint: '/graphql',
    subscriptionsProtocol: 'SSE',
    title: 'Sonoledger GraphiQL',
    defaultQuery: WELCOME,
    shouldPersistHeaders: false,
  });
  const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  return { etag, compressed: await promisify(gzip)(html) };
}
