import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beginTestRun, testRunDirectory, testRunOf } from './testRun.ts';
import { stopTestServer } from './testServer.ts';

/** Names the run and clears what killed runs left. The server itself starts with the first test that needs it. */
export default async function globalSetup(): Promise<void> {
  beginTestRun();
  for (const name of readdirSync(tmpdir())) {
    const id = testRunOf(name);
    if (id === undefined || isAlive(Number(id))) continue;
    await stopTestServer(id).catch(() => {});
    rmSync(testRunDirectory(id), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
