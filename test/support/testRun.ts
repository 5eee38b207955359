import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'sonoledger-test-';
const VARIABLE = 'SONOLEDGER_TEST_RUN';

/** Called once in the process that starts jest; its workers inherit the name of the run. */
export function beginTestRun(): void {
  process.env[VARIABLE] = String(process.pid);
}

/** The process number of the jest run: the same in all its workers. */
export function testRunId(): string {
  return process.env[VARIABLE] ?? String(process.pid);
}

/** The folder of this run's embedded server. */
export function testRunDirectory(id: string = testRunId()): string {
  return join(tmpdir(), PREFIX + id);
}

/** The run that a folder name belongs to, undefined for other folders. */
export function testRunOf(folderName: string): string | undefined {
  return new RegExp(`^${PREFIX}(\\d+)$`).exec(folderName)?.[1];
}
