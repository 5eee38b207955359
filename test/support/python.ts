import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from '@jest/globals';

const PYTHON = resolve(
  process.env['SONOLEDGER_TEST_PYTHON'] ?? join(import.meta.dirname, '../../../venv/bin/python'),
);

/** A describe block that runs when there is a Python with SimpleITK and nibabel, and is skipped loudly when not. */
export function describeWithPython(title: string, block: () => void): void {
  if (existsSync(PYTHON)) {
    describe(title, block);
    return;
  }
  console.warn(
    `Skipped "${title}": ${PYTHON} is absent. Set SONOLEDGER_TEST_PYTHON to one with SimpleITK, nibabel.`,
  );
  describe.skip(title, () => {
    test('needs Python', () => undefined);
  });
}

/** Runs a script of test/reference and gives the JSON that it prints. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
export function runPython(script: string, ...args: string[]): any {
  const path = join(import.meta.dirname, '../reference', script);
  return JSON.parse(
    execFileSync(PYTHON, [path, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}
