import { createServer } from 'node:http';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { App } from '../context/types.ts';
import { createGraphqlServer } from '../graphql/createGraphqlServer.ts';
import { createSchema } from '../graphql/createSchema.ts';
import { createEventStream } from './createEventStream.ts';
import { createHttpApp } from './createHttpApp.ts';
import { listenOn } from './listenOn.ts';

export type HttpServer = Readonly<{
  /** Without a slash at the end. */
  url: string;
  /** Accepts nothing more, lets requests finish for a while, then cuts what is left. */
  close(): Promise<void>;
}>;

const DRAIN_MS = 10_000;
/** An upload of gigabytes takes longer than Node's default limit of one request. */
const REQUEST_LIMIT_MS = 3_600_000;

/** Serves an app over HTTP at the address of its configuration. */
export async function startHttpServer(app: App): Promise<HttpServer> {
  const schema = createSchema();
  const server = createServer({ requestTimeout: REQUEST_LIMIT_MS });
  const drain = ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: DRAIN_MS });
  const graphql = createGraphqlServer(app, schema, [drain]);
  const events = createEventStream(app, schema);
  await graphql.start();
  server.on('request', createHttpApp({ app, graphql, events }));
  try {
    const url = await listenOn(server, app.config);
    const close = async (): Promise<void> => {
      events.close();
      await graphql.stop();
    };
    return { url, close };
  } catch (error) {
    await graphql.stop().catch(() => {});
    throw error;
  }
}
