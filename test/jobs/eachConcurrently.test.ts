import { describe, expect, test } from '@jest/globals';
import { eachConcurrently } from '../../src/jobs/eachConcurrently.ts';

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('eachConcurrently', () => {
  test('does every item, at most so many at a time, in order', async () => {
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    await eachConcurrently([0, 1, 2, 3, 4, 5, 6], 3, async (item) => {
      begun.push(item);
      most = Math.max(most, ++running);
      await soon();
      running--;
    });
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  test('begins nothing after a failure and rejects with it once nothing runs any more', async () => {
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      if (item === 1) throw new Error('one');
      await soon();
      ended.push(item);
    };
    await expect(eachConcurrently([0, 1, 2, 3], 2, work)).rejects.toThrow('one');
    expect(ended).toEqual([0]);
  });

  test('takes no items, and work that throws at once', async () => {
    await eachConcurrently([], 4, async () => {});
    const work = (): Promise<void> => {
      throw new Error('at once');
    };
    await expect(eachConcurrently([1], 1, work)).rejects.toThrow('at once');
  });
});
