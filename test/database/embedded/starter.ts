// A program that starts or joins the embedded server of a folder, says what it found in one line of JSON, and
// then obeys one word on its input: "stop" or "leave".
import { startEmbeddedPostgres } from '../../../src/database/embedded/startEmbeddedPostgres.ts';

try {
  const server = await startEmbeddedPostgres({ dir: process.argv[2], durable: false });
  console.log(JSON.stringify({ url: server.url, reused: server.reused, fresh: server.fresh }));
  process.stdin.once('data', async (word) => {
    if (String(word).trim() === 'stop') console.log(JSON.stringify({ stopped: await server.stop() }));
    process.exit(0);
  });
} catch (error) {
  console.log(JSON.stringify({ code: (error as { code?: string }).code, message: (error as Error).message }));
  process.exit(1);
}
