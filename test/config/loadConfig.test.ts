import { delimiter } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import type { Environment, Flags } from '../../src/config/types.ts';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';

const load = (env: Environment = {}, flags: Flags = {}) => loadConfig({ env, flags, cwd: '/lab' });

function problemsOf(env: Environment, flags: Flags = {}): string[] {
  try {
    load(env, flags);
  } catch (error) {
    if (error instanceof SonoledgerError && error.code === 'CONFIG_INVALID') return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  test('needs nothing: defaults serve one person on one machine', () => {
    expect(load()).toMatchObject({
      dataDir: '/lab/.sonoledger',
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: undefined,
      workers: 1,
      device: 'auto',
      allowedImportRoots: ['/lab', '/lab/.sonoledger'],
      maxUploadBytes: 2 ** 31,
      logLevel: 'info',
      authRequired: false,
      warnings: [],
    });
    expect(load().concurrency).toBeGreaterThanOrEqual(1);
  });

  test('takes flags before the environment, and the environment before defaults', () => {
    const env = { SONOLEDGER_PORT: '5000', SONOLEDGER_HOST: 'localhost' };
    expect(load(env, { port: 0 })).toMatchObject({ port: 0, host: 'localhost', workers: 1 });
    expect(load(env)).toMatchObject({ port: 5000 });
  });

  test('counts an empty value as absent', () => {
    expect(load({ SONOLEDGER_PORT: '', DATABASE_URL: '' }, { dataDir: '' })).toEqual(load());
  });

  test('lists every problem at once, and where each value came from', () => {
    const env = {
      SONOLEDGER_PORT: '70000',
      SONOLEDGER_DEVICE: 'tpu',
      SONOLEDGER_MAX_UPLOAD_BYTES: '2 parsecs',
      DATABASE_URL: 'mysql://me:secret@host/db',
    };
    expect(problemsOf(env, { maxQueryDepth: 0 })).toEqual([
      'SONOLEDGER_PORT: "70000" is not a whole number from 0 to 65535.',
      'DATABASE_URL: the value does not begin with postgresql://.',
      'SONOLEDGER_DEVICE: "tpu" is not one of auto, cpu, webgpu, cuda.',
      'SONOLEDGER_MAX_UPLOAD_BYTES: "2 parsecs" is not a number of bytes such as 1048576, 512MiB or 2GiB.',
      '--max-query-depth: "0" is not a whole number from 1 to 100.',
    ]);
  });

  test.each([['-1'], ['1.5'], ['1e3'], ['0x10'], ['four'], ['99999999999999999999']])(
    'refuses the port %s',
    (port) => {
      expect(problemsOf({ SONOLEDGER_PORT: port })).toHaveLength(1);
    },
  );

  test.each([
    ['1048576', 1_048_576],
    ['512KiB', 524_288],
    ['3 GiB', 3 * 2 ** 30],
  ])('reads %s as %d bytes', (text, bytes) => {
    expect(load({ SONOLEDGER_MAX_UPLOAD_BYTES: text }).maxUploadBytes).toBe(bytes);
  });

  test.each([['0'], ['0GiB'], ['-1'], ['1GB'], ['9999999999999GiB']])(
    'refuses %s as a number of bytes',
    (text) => {
      expect(problemsOf({ SONOLEDGER_MAX_UPLOAD_BYTES: text })).toHaveLength(1);
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])(
    'needs no token on %s unless asked to',
    (host) => {
      expect(load({ SONOLEDGER_HOST: host }).authRequired).toBe(false);
      expect(load({ SONOLEDGER_HOST: host, SONOLEDGER_AUTH: 'required' }).authRequired).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '::',
    '192.168.1.4',
    'lab.example.org',
    '127.0.0.1.example.org',
    'localhost.example.org',
  ])('needs tokens on %s and cannot be told otherwise', (host) => {
    expect(load({ SONOLEDGER_HOST: host }).authRequired).toBe(true);
    const [problem] = problemsOf({ SONOLEDGER_HOST: host, SONOLEDGER_AUTH: 'off' });
    expect(problem).toContain('SONOLEDGER_AUTH=off is refused');
  });

  test('lets imports read no folder beyond loopback until some are named', () => {
    expect(load({ SONOLEDGER_HOST: '0.0.0.0' }).allowedImportRoots).toEqual([]);
    const roots = ['/data', 'scans', ''].join(delimiter);
    expect(load({ SONOLEDGER_IMPORT_ROOTS: roots }).allowedImportRoots).toEqual(['/data', '/lab/scans']);
  });

  test('warns of variables that look like settings, such as a misspelt one', () => {
    const env = { SONOLEDGER_AUHT: 'required', SONOLEDGER_TEST_DATA: '/data', PATH: '/bin' };
    expect(load(env).warnings).toEqual(['SONOLEDGER_AUHT is not a setting and has no effect.']);
  });

  test('has a unique name and variable for every setting', () => {
    expect(new Set(SETTINGS.map((setting) => setting.name)).size).toBe(SETTINGS.length);
    expect(new Set(SETTINGS.map((setting) => setting.variable)).size).toBe(SETTINGS.length);
  });
});
