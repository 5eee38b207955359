import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

describe('people', () => {
  it('knows who asks', async () => {
    const { data, errors } = await test.execute('{ me { name role } }', {}, { role: 'REVIEWER' });
    expect(errors).toEqual([]);
    expect(data).toEqual({ me: { name: 'reviewer', role: 'REVIEWER' } });
  });
});
