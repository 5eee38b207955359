import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/cli/client/types.ts';
import { fileSource } from '../../../src/cli/options/fileSource.ts';
import { parseJson } from '../../../src/cli/options/parseJson.ts';
import { parseNumber, parseWholeNumber } from '../../../src/cli/options/parseNumber.ts';
import { resolveProducer } from '../../../src/cli/options/producerOptions.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const nobody = {} as Client;

describe('numbers', () => {
  it('are read within their limits, both included', () => {
    expect([parseNumber(0, 1)('0'), parseNumber(0, 1)('1'), parseNumber()('-2.5e3')]).toEqual([0, 1, -2500]);
    expect([parseWholeNumber(1, 3)('3'), parseWholeNumber()('-7')]).toEqual([3, -7]);
  });

  it.each(['', ' ', 'x', '1,5', 'Infinity', '1e999', '-0.1', '1.1'])('are not %j between 0 and 1', (text) => {
    expect(() => parseNumber(0, 1)(text)).toThrow('It must be a number of at least 0 and at most 1.');
  });

  it.each(['1.5', '0x1f', '9999999999999999', '1e3', '+1'])('are not whole as %j', (text) => {
    expect(() => parseWholeNumber()(text)).toThrow('It must be a whole number.');
  });
});

describe('JSON options', () => {
  const folder = temporaryFolder();
  beforeAll(() => {
    writeFileSync(join(folder.path, 'spec.json'), '{"size": 256}');
    writeFileSync(join(folder.path, 'bad.json'), '{size: 256}');
  });
  afterAll(folder.remove);

  it('come as text or from a file', async () => {
    await expect(parseJson('{"a": [1]}', '--spec')).resolves.toEqual({ a: [1] });
    await expect(parseJson(`@${join(folder.path, 'spec.json')}`, '--spec')).resolves.toEqual({ size: 256 });
  });

  it('say which option is wrong', async () => {
    await expect(parseJson('{', '--spec')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/--spec/),
    });
    const bad = parseJson(`@${join(folder.path, 'bad.json')}`, '--spec');
    await expect(bad).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/bad\.json is not JSON/),
    });
    const absent = parseJson('@nowhere.json', '--spec');
    await expect(absent).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/nowhere\.json/),
    });
  });
});

describe('choices between two options', () => {
  it('need one of --file and --server-path', async () => {
    await expect(fileSource(nobody, {})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const both = fileSource(nobody, { file: 'a', serverPath: 'b' });
    await expect(both).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(fileSource(nobody, { serverPath: '/data/a.nii' })).resolves.toEqual({ path: '/data/a.nii' });
  });

  it('need one of --model and --annotator-run', async () => {
    await expect(resolveProducer(nobody, {})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const both = resolveProducer(nobody, { model: 'a', annotatorRun: 'b' });
    await expect(both).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
