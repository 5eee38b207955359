import { expect, it } from '@jest/globals';
import { loadElastix } from '../../../src/compute/elastix/loadElastix.ts';

it('says what to install when the optional package is absent', async () => {
  const absent = () =>
    Promise.reject(Object.assign(new Error('Cannot find'), { code: 'ERR_MODULE_NOT_FOUND' }));
  await expect(loadElastix(absent)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('npm install @itk-wasm/elastix'),
  });
});
