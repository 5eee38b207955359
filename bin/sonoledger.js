#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('CONFIG_INVALID: Sonoledger is not built yet. Run "npm run build" in its folder.\n');
  process.exitCode = 8;
}
