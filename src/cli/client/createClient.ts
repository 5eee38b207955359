import type { Connection } from './connection.ts';
import { downloadFile } from './downloadFile.ts';
import { followJob } from './followJob.ts';
import { holdsFile } from './holdsFile.ts';
import { requestGraphql } from './requestGraphql.ts';
import { streamFile } from './streamFile.ts';
import type { Client, Operation } from './types.ts';
import { uploadFile } from './uploadFile.ts';

/** A client of the server at an address. Nothing is sent before the first request. */
export function createClient(connection: Connection): Client {
  return {
    url: connection.url,
    request: <Data, Variables>({ text }: Operation<Data, Variables>, variables: Variables) =>
      requestGraphql(connection, text, variables) as Promise<Data>,
    holds: (hash) => holdsFile(connection, hash),
    upload: (path) => uploadFile(connection, path),
    download: (path) => downloadFile(connection, path),
    stream: (path) => streamFile(connection, path),
    followJob: (id) => followJob(connection, id),
  };
}
