import type { RequestHandler } from 'express';
import { packageVersion } from '../config/packageVersion.ts';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sonoledger</title>
<style>body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark }</style>
<h1>Sonoledger ${packageVersion}</h1>
<p>Data management and experiment tracking for MRI to ultrasound label transfer.</p>
<ul>
<li><a href="/graphiql">GraphiQL</a>: ask the server and read its documentation
<li><code>/graphql</code>: the endpoint for programs; subscriptions as server-sent events at <code>/graphql/stream</code>
<li><code>/files</code>: upload with PUT, download with GET
<li><a href="/health">Health</a>
</ul>
</html>
`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Says what is where. */
export const startPage: RequestHandler = (_request, response) => {
  response.set('Content-Security-Policy', POLICY).type('html').send(PAGE);
};
