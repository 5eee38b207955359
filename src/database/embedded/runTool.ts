import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { errorMessage } from '../../errors/errorMessage.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Installation, NativeTool } from './types.ts';

const execute = promisify(execFile);

/** Postgres gets no environment of ours: variables such as PGDATA would change what it does. */
export const TOOL_ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/bin:/bin' };

/** Runs a Postgres tool to its end as the server's account. Throws DATABASE_UNAVAILABLE with its last words. */
export async function runTool(
  { tool, account }: Installation,
  name: NativeTool,
  args: string[],
): Promise<void> {
  try {
    await execute(tool(name), args, { ...account, cwd: '/', env: TOOL_ENVIRONMENT });
  } catch (cause) {
    throw new SonoledgerError('DATABASE_UNAVAILABLE', `${name} failed: ${lastWords(cause)}`, {}, { cause });
  }
}

function lastWords(error: unknown): string {
  const stderr = (error as { stderr?: unknown } | null)?.stderr;
  const lines = typeof stderr === 'string' ? stderr.trim().split('\n') : [];
  return lines.at(-1) ? lines.slice(-5).join('\n') : errorMessage(error);
}
