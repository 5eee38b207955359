import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { Flags } from '../../src/config/types.ts';
import { createToken } from '../../src/domains/people/service/createToken.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { startHttpServer } from '../../src/http/startHttpServer.ts';
import type { JobHandlers } from '../../src/jobs/types.ts';
import { createTestApp, type TestApp } from './testApp.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
  readonly body: any;
}

export interface TestHttp extends TestApp {
  readonly url: string;
  /** A token of the test user of a role. */
  tokenOf(role: Role): Promise<string>;
  /** POST /graphql; gives status and parsed body. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** A test app behind a real HTTP server on a free port. */
export async function createTestHttp(
  options: { handlers?: JobHandlers; flags?: Flags } = {},
): Promise<TestHttp> {
  const test = await createTestApp({ ...options, flags: { port: 0, ...options.flags } });
  const server = await startHttpServer(test.app);
  return {
    ...test,
    url: server.url,
    tokenOf: async (role) => {
      const { userId } = test.actors[role];
      const { token } = await createToken(test.context(), { userId, name: 'test', expiresAt: null });
      return token;
    },
    ask: async (query, variables, headers = {}) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: await response.json() };
    },
    close: async () => {
      await server.close();
      await test.close();
    },
  };
}

/** A request whose every header is as given, which fetch does not allow. */
export function rawRequest(
  url: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, options, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const { statusCode, headers } = response;
      resolve({ status: statusCode as number, headers, body: Buffer.concat(chunks).toString() });
    });
    sent.once('error', reject).end();
  });
}
