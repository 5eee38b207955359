import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is true; fails after a while with what was waited for. */
export async function waitFor(
  what: string,
  ask: () => Promise<boolean> | boolean,
  limitMs = 20_000,
): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (!(await ask())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited ${limitMs} ms in vain for ${what}.`);
    await delay(20);
  }
}
