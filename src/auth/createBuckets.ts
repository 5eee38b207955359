export interface Buckets {
  /** Takes an amount from the bucket of a key and gives 0, or takes nothing and gives the time to wait, ms. */
  take(key: string, amount: number, nowMs?: number): number;
}

const MOST_KEYS = 10_000;

/**
 * Buckets that hold `capacity` and fill up again in a minute. What is larger than half a bucket needs half a bucket
 * and leaves a debt, so that it is let in now and then. The longest unused keys are forgotten, so that nobody fills the memory with keys.
 */
export function createBuckets(capacity: number): Buckets {
  const buckets = new Map<string, { level: number; atMs: number }>();
  const perMs = capacity / 60_000;
  return {
    take: (key, amount, nowMs = performance.now()) => {
      const { level, atMs } = buckets.get(key) ?? { level: capacity, atMs: nowMs };
      const now = Math.min(capacity, level + (nowMs - atMs) * perMs);
      const needed = Math.min(amount, capacity / 2);
      const taken = now >= needed ? amount : 0;
      // Moved to the end: the first key of a map is then the longest unused.
      buckets.delete(key);
      buckets.set(key, { level: now - taken, atMs: nowMs });
      if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value as string);
      return taken > 0 || amount === 0 ? 0 : Math.ceil((needed - now) / perMs);
    },
  };
}
