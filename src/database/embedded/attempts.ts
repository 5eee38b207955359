import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';

// Attempts to create a cluster are folders named by time and process, so their order is that of arrival. They
// only spare starters the work of creating the same cluster twice: that it is created once rests on rename.

const PREFIX = 'initialising-';
const POLL_MS = 50;
const WAIT_LIMIT_MS = 120_000;

/** The beginning of the name of a new attempt. */
export function newAttempt(): string {
  return `${PREFIX}${String(Date.now()).padStart(15, '0')}-${process.pid}-`;
}

/** Waits while a living process that came first is still at it and `cluster` is absent. */
export async function waitForEarlierAttempts(home: string, attempt: string, cluster: string): Promise<void> {
  const giveUpAt = Date.now() + WAIT_LIMIT_MS;
  const mine = basename(attempt);
  const someoneIsFirst = () => attemptsIn(home).some((name) => name < mine && ownerIsAlive(name));
  while (!existsSync(cluster) && someoneIsFirst() && Date.now() < giveUpAt) await delay(POLL_MS);
}

/** Removes what killed starters left. */
export function clearAbandonedAttempts(home: string): void {
  for (const name of attemptsIn(home)) {
    if (!ownerIsAlive(name)) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function attemptsIn(home: string): string[] {
  return readdirSync(home).filter((name) => name.startsWith(PREFIX));
}

function ownerIsAlive(name: string): boolean {
  const [, , pid] = name.split('-');
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}
