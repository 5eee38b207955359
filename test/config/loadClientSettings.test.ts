import { describe, expect, it } from '@jest/globals';
import { loadClientSettings } from '../../src/config/loadClientSettings.ts';

const at = (env: Readonly<Record<string, string>>) => ({ env, cwd: '/lab' });

describe('loadClientSettings', () => {
  it('needs nothing: the data folder below the current one says where the server is', () => {
    expect(loadClientSettings({}, at({}))).toEqual({ dataDir: '/lab/.sonoledger', token: undefined });
  });

  it('prefers flags to variables', () => {
    const env = { SONOLEDGER_URL: 'http://a:1', SONOLEDGER_TOKEN: 'a', SONOLEDGER_DATA_DIR: 'a' };
    expect(loadClientSettings({}, at(env))).toEqual({ url: 'http://a:1', token: 'a', dataDir: '/lab/a' });
    expect(loadClientSettings({ url: 'https://b', token: 'b', dataDir: '/b' }, at(env))).toEqual({
      url: 'https://b',
      token: 'b',
      dataDir: '/b',
    });
  });

  it('keeps the path of an address, without slash, query and password', () => {
    const { url } = loadClientSettings({ url: 'http://u:p@lab:4000/sono/?x=1#y' }, at({}));
    expect(url).toBe('http://lab:4000/sono');
  });

  it.each(['lab:4000', 'file:///etc/passwd', 'http://', 'nonsense'])('refuses %s', (url) => {
    expect(() => loadClientSettings({ url }, at({}))).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining('--url') }),
    );
    expect(() => loadClientSettings({}, at({ SONOLEDGER_URL: url }))).toThrow(/SONOLEDGER_URL/);
  });
});
