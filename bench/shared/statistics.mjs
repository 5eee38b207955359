/** Median of numbers in any order. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** To two digits; undefined for a missing value. */
export function round(value) {
  return value === null || value === undefined ? undefined : Math.round(100 * value) / 100;
}

/** Three calls to warm up, then the times of `count` calls, ms to two digits, and what the last one gave. */
export async function timeCalls(count, call) {
  let last;
  for (let n = 0; n < 3; n++) last = await call();
  const times = [];
  for (let n = 0; n < count; n++) {
    const startMs = performance.now();
    last = await call();
    times.push(performance.now() - startMs);
  }
  times.sort((a, b) => a - b);
  const at = (share) => round(times[Math.min(count - 1, Math.floor(share * count))]);
  return { medianMs: at(0.5), fastest: at(0), slowest: at(1), p95Ms: at(0.95), last };
}
