import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { createRequestContext } from '../../src/context/createRequestContext.ts';
import { createLogger } from '../../src/context/logger.ts';
import type { App } from '../../src/context/types.ts';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import { handleError } from '../../src/http/handleError.ts';
import { createPictureRouter } from '../../src/http/pictures.ts';
import { localsOf } from '../../src/http/requestLocals.ts';
import { rawRequest } from '../support/testHttp.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  const app = express().set('query parser', 'simple');
  const router = createPictureRouter([
    {
      path: '/pictures/text/:word',
      draw: async (_context, { params, query }) => {
        if (params.word === 'none') throw new SonoledgerError('UNKNOWN_ID', 'No such word.');
        return { mediaType: 'image/svg+xml', content: `<svg>${params.word} ${query.size ?? ''}</svg>` };
      },
    },
  ]);
  app.use((_request, response, next) => {
    const actor = { userId: 'x', name: 'admin', role: 'ADMIN' } as const;
    localsOf(response).context = createRequestContext({} as App, actor, 'request');
    next();
  });
  app.use(router).use(handleError(createLogger('silent')));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pictures/text`;
});
afterAll(() => {
  server.close();
});

describe('pictures', () => {
  it('are drawn from path and query, and may do nothing in a browser', async () => {
    const { status, headers, body } = await rawRequest(`${url}/hello?size=5&size=6`);
    expect([status, body]).toEqual([200, '<svg>hello </svg>']);
    expect(headers['content-type']).toContain('image/svg+xml');
    expect(headers['content-security-policy']).toMatch(/^sandbox/);
    expect((await rawRequest(`${url}/hello?size=5`)).body).toBe('<svg>hello 5</svg>');
  });

  it('are not sent again to who has them', async () => {
    const { headers } = await rawRequest(`${url}/hello`);
    const same = await rawRequest(`${url}/hello`, { headers: { 'if-none-match': String(headers.etag) } });
    expect([same.status, same.body]).toEqual([304, '']);
  });

  it('fail in the form of REST', async () => {
    const { status, body } = await rawRequest(`${url}/none`);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'UNKNOWN_ID', message: 'No such word.' } });
  });
});
