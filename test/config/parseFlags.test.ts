import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { parseFlags } from '../../src/config/parseFlags.ts';

describe('parseFlags', () => {
  it('reads one flag for every setting, as loadConfig takes them', () => {
    const { flags, help, version } = parseFlags([
      '--data-dir',
      '/srv/x',
      '--port=0',
      '--max-upload-bytes',
      '1MiB',
    ]);
    expect([help, version]).toEqual([false, false]);
    expect(loadConfig({ env: {}, flags })).toMatchObject({
      dataDir: '/srv/x',
      port: 0,
      maxUploadBytes: 2 ** 20,
    });
  });

  it('knows --help and --version by their letters', () => {
    expect(parseFlags(['-h']).help).toBe(true);
    expect(parseFlags(['-v']).version).toBe(true);
  });

  it.each([[['--colour', 'red']], [['--port']], [['extra']]])('refuses %j', (args) => {
    expect(() => parseFlags(args)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
