import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';

export type Postmaster = Readonly<{
  pid: number;
  port: number;
  state: 'ALIVE' | 'DEAD' | 'OTHER_PROCESS';
  ready: boolean;
}>;

/**
 * What postmaster.pid says about the server of a data folder; undefined without that file. `OTHER_PROCESS`:
 * the process number now belongs to something else, or to a killed server that nothing has reaped yet.
 */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  const [pid, , , port, , , , status] = linesOf(postmasterFile(dataDir));
  if (pid === undefined) return undefined;
  const state = stateOf(Number(pid));
  return {
    pid: Number(pid),
    port: Number(port ?? 0),
    state,
    ready: state === 'ALIVE' && status?.trim() === 'ready',
  };
}

export function postmasterFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function stateOf(pid: number): Postmaster['state'] {
  if (!Number.isInteger(pid) || pid <= 0) return 'DEAD';
  const [status, command] = processStatus(pid);
  if (status === undefined) return 'DEAD';
  return !status.startsWith('Z') && command.includes('postgres') ? 'ALIVE' : 'OTHER_PROCESS';
}

function processStatus(pid: number): [status: string | undefined, command: string] {
  return process.platform === 'linux' ? linuxStatus(pid) : portableStatus(pid);
}

function linuxStatus(pid: number): [string | undefined, string] {
  try {
    const match = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return [match?.[2], match?.[1] ?? ''];
  } catch {
    return [undefined, ''];
  }
}

function portableStatus(pid: number): [string | undefined, string] {
  try {
    const output = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [status, ...command] = output.trim().split(/\s+/);
    return [status || undefined, command.join(' ')];
  } catch {
    return [undefined, ''];
  }
}
