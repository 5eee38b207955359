import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('2,000 damaged files are refused with a code or read right', () => {
  const root = join(import.meta.dirname, '../..');
  const arguments_ = ['--import', 'tsx', 'scripts/fuzz.ts', '--inputs', '2000', '--seed', '20261124'];
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toMatch(/2000 inputs, seed 20261124: 0 findings/);
  expect(status).toBe(0);
});
