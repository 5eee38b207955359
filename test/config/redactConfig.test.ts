import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { redactConfig } from '../../src/config/redactConfig.ts';

const redacted = (url: string) => redactConfig(loadConfig({ env: { DATABASE_URL: url }, cwd: '/lab' }));

describe('redactConfig', () => {
  test('hides the password of the database and keeps the rest', () => {
    const config = redacted('postgresql://me:s3cret@db.lab:5432/sono');
    expect(config.databaseUrl).toBe('postgresql://me:***@db.lab:5432/sono');
    expect(config.dataDir).toBe('/lab/.sonoledger');
  });

  test.each([
    'postgres://me:s3cret@h/d',
    'postgres://h/d?user=me&password=s3cret',
    'postgres://me:s3cret@bad host',
    'postgres://me:s3%cret@[bad/d',
  ])('never shows the secret of %s', (url) => {
    let text: string;
    try {
      text = JSON.stringify(redacted(url));
    } catch (error) {
      text = String(error);
    }
    expect(text).not.toMatch(/s3%?cret/);
  });

  test('changes nothing without a database URL', () => {
    const config = loadConfig({ env: {} });
    expect(redactConfig(config)).toEqual(config);
  });
});
