import { spawn } from 'node:child_process';
import { entry } from './entry.ts';

/** Runs a server or worker in the foreground until it ends, and ends this process as it ended. */
export async function runAttached(program: 'server' | 'worker', flags: readonly string[]): Promise<never> {
  const child = spawn(process.execPath, [...entry(program), ...flags], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself: hearing it twice would cut its stopping short.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  process.exit(code);
}
