import { rmSync } from 'node:fs';
import { dropTemplateDatabase } from './templateDatabase.ts';
import { testRunDirectory } from './testRun.ts';
import { stopTestServer } from './testServer.ts';

/** Stops the server of the run, when a test started it, and removes its folder. */
export default async function globalTeardown(): Promise<void> {
  const external = process.env['TEST_DATABASE_URL'];
  if (external) await dropTemplateDatabase(external);
  await stopTestServer();
  rmSync(testRunDirectory(), { recursive: true, force: true });
}
