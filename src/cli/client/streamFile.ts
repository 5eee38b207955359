import type { Connection } from './connection.ts';
import { requestFile } from './requestFile.ts';
import { unreachable } from './send.ts';
import type { StreamedFile } from './types.ts';

/** The file at a path of the server, as it arrives. */
export async function streamFile(connection: Connection, path: string): Promise<StreamedFile> {
  const { headers, body } = await requestFile(connection, path);
  return { headers, content: chunksOf(connection.url, body as ReadableStream<Uint8Array>) };
}

async function* chunksOf(url: string, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreachable(url, error);
  }
}
