/**
 * Round tick values (steps of 1, 2 or 5 times a power of ten) that cover [low, high], about `wanted` of them.
 * Equal ends are widened.
 */
export function niceTicks(low: number, high: number, wanted = 5): number[] {
  const span = high > low ? high - low : Math.abs(low) || 1;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  // Twelve digits turn 0.30000000000000004 back into 0.3.
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
}
