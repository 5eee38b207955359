import { describe, expect, it } from '@jest/globals';
import { throttleProgress } from '../../../src/compute/threads/throttleProgress.ts';

describe('throttled progress', () => {
  it('passes on the first message, then one per interval, and the last when flushed', () => {
    const sent: unknown[] = [];
    let nowMs = 0;
    const progress = throttleProgress(
      (message) => sent.push(message),
      100,
      () => nowMs,
    );
    for (nowMs = 0; nowMs <= 250; nowMs += 25) progress.report(nowMs);
    expect(sent).toEqual([0, 100, 200]);
    progress.flush();
    progress.flush();
    expect(sent).toEqual([0, 100, 200, 250]);
  });
});
