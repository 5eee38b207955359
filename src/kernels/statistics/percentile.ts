/**
 * The q-th percentile of finite numbers in any order, linear between neighbours (numpy's default, Hyndman and
 * Fan's type 7), rounded as numpy rounds. Takes linear time. `values` must not be empty; q is in [0, 100].
 */
export function percentile(values: ArrayLike<number>, q: number): number {
  const ordered = Float64Array.from(values);
  const position = (q / 100) * (ordered.length - 1);
  const lower = Math.floor(position);
  const fraction = position - lower;
  partition(ordered, lower);
  const a = ordered[lower];
  if (fraction === 0) return a;
  let b = Infinity;
  for (let i = lower + 1; i < ordered.length; i++) if (ordered[i] < b) b = ordered[i];
  // Interpolating from the nearer end is what numpy does; it keeps the result monotone in q.
  return fraction < 0.5 ? a + (b - a) * fraction : b - (b - a) * (1 - fraction);
}

/** Hoare's selection: afterwards nothing before `rank` is larger, and nothing after it smaller, than its value. */
function partition(values: Float64Array, rank: number): void {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[rank];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swapped = values[i];
      values[i++] = values[j];
      values[j--] = swapped;
    }
    if (j < rank) low = i;
    if (rank < i) high = j;
  }
}
