export interface ThrottledProgress {
  report(progress: unknown): void;
  /** Sends the last message if it was held back. */
  flush(): void;
}

/**
 * Passes a progress message on at most once per interval. A task blocks its thread, so no timer could deliver
 * a held message later; `flush` delivers the last one at the end.
 */
export function throttleProgress(
  send: (progress: unknown) => void,
  intervalMs: number,
  now: () => number,
): ThrottledProgress {
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let held: { readonly progress: unknown } | undefined;
  return {
    report(progress) {
      const nowMs = now();
      if (nowMs - lastSentMs < intervalMs) {
        held = { progress };
        return;
      }
      lastSentMs = nowMs;
      held = undefined;
      send(progress);
    },
    flush() {
      if (held) send(held.progress);
      held = undefined;
    },
  };
}
