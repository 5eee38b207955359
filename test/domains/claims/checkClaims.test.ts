import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const CHECK = /* GraphQL */ `query ($claims: [ClaimInput!]!) {
  checkClaims(claims: $claims) { heldCount contradictedCount undecidedCount findings { label verdict message } }
}`;
const check = (claims: unknown) => test.execute(CHECK, { claims });

describe('checkClaims', () => {
  it('answers the documented examples in their order', async () => {
    const claims = JSON.parse(await readFile('docs/examples/claims.json', 'utf8'));
    const { checkClaims } = (await check(claims)).data;
    const verdicts = checkClaims.findings.map(({ label, verdict }: Record<string, string>) => [
      label,
      verdict,
    ]);
    expect(verdicts).toEqual([
      ['Exclusion rate', 'CONTRADICTED'],
      ['Silently wrong, about 13 %', 'UNDECIDED'],
      ['Corrected level', 'CONTRADICTED'],
      ['No difference in six patients', 'CONTRADICTED'],
      ['Seven patients fewer', 'UNDECIDED'],
      ['Effect size against the rater', 'CONTRADICTED'],
      ['Seven times the slices', 'HOLDS'],
    ]);
    expect(checkClaims).toMatchObject({ heldCount: 1, contradictedCount: 4, undecidedCount: 2 });
  });

  it.each([
    ['no kind', { label: 'x' }, 'needs exactly one of'],
    [
      'two kinds',
      { label: 'x', smallestP: { n: 6, alpha: 0.05 }, sum: { total: 1, parts: [] } },
      'sum and smallestP',
    ],
    [
      'a number that is none',
      { label: 'x', share: { percent: '~13', totals: [114] } },
      'The claim "x": percent must be',
    ],
  ])('names the claim with %s', async (_what, claim, message) => {
    const { errors } = await check([claim]);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(message),
      code: 'INVALID_INPUT',
    });
  });

  it('takes at most a thousand', async () => {
    const claim = { label: 'x', smallestP: { n: 6, alpha: 0.05 } };
    const { errors } = await check(Array.from({ length: 1001 }, () => claim));
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
