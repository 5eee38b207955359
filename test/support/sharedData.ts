import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from '@jest/globals';

const ROOT = resolve(
  process.env['SONOLEDGER_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
);

/** The path of a real test file. */
export function sharedData(...parts: string[]): string {
  return join(ROOT, ...parts);
}

/**
 * A describe block that runs when the real test files it needs are there, and is skipped loudly when not: they
 * are under licences of their own and no part of the project.
 * @param needs a folder or file below the test data
 */
export function describeWithData(needs: string, title: string, block: () => void): void {
  if (existsSync(sharedData(needs))) {
    describe(title, block);
    return;
  }
  console.warn(
    `Skipped "${title}": ${sharedData(needs)} is absent. Set SONOLEDGER_TEST_DATA to the test data.`,
  );
  // The block itself may list the absent files, so it is not run.
  describe.skip(title, () => {
    test('needs the test data', () => undefined);
  });
}
