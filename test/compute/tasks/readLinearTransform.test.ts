import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { isTrap } from '../../../src/compute/threads/isTrap.ts';
import { withinTime } from '../../../src/domains/imports/service/withinTime.ts';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';

const ENDLESS = join(import.meta.dirname, '../../reference/damaged/endless.h5');
const MATRIX = '1 0 0 1\n0 1 0 2\n0 0 1 3\n0 0 0 1\n';

test('a damaged HDF5 file on which the library never ends costs its thread and nothing else', async () => {
  const pool = createThreadPool({ size: 1, graceMs: 100 });
  const read = (bytes: Uint8Array, limitMs: number) =>
    withinTime('x.h5', limitMs, (signal) =>
      pool.run('readLinearTransform', { bytes, fileName: 'x.h5' }, { signal }),
    );
  try {
    await expect(read(Buffer.from(MATRIX), 60_000)).resolves.toMatchObject({ format: 'TEXT' });
    const endless = read(Uint8Array.from(readFileSync(ENDLESS)), 3000);
    await expect(endless).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
    await expect(read(Buffer.from(MATRIX), 60_000)).resolves.toMatchObject({ format: 'TEXT' });
  } finally {
    await pool.close();
  }
});

test('a trap of WebAssembly is found below errors of our own', () => {
  const cause = new WebAssembly.RuntimeError('memory access out of bounds');
  expect(isTrap(new SonoledgerError('CORRUPT_FILE', 'damaged', {}, { cause }))).toBe(true);
  const other = new Error('damaged');
  expect(isTrap(new SonoledgerError('CORRUPT_FILE', 'damaged', {}, { cause: other }))).toBe(false);
});
