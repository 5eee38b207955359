import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OverlapCounts, SliceGrid } from '../../../src/kernels/metrics/types.ts';
import type { RandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

export interface MaskCase {
  readonly name: string;
  readonly grid: SliceGrid;
  readonly prediction: Uint8Array;
  readonly reference: Uint8Array;
  readonly counts: OverlapCounts;
  /** Null where a mask is empty: the tools disagree there and none of their values is taken. */
  readonly segMetrics: Readonly<Record<SegMetricsName, number>> | null;
  readonly monai: Readonly<Record<'hd' | 'hd95', number>> | null;
}

export type SegMetricsName = 'dice' | 'jaccard' | 'precision' | 'recall' | 'fnr' | 'vs' | 'hd' | 'hd95';

type StoredCase = Omit<MaskCase, 'grid' | 'prediction' | 'reference'> & {
  readonly pixelSpacingMm: readonly [number, number];
  readonly prediction: readonly string[];
  readonly reference: readonly string[];
};

/** A mask drawn with `#` for 1, one string per row. */
export function drawMask(rows: readonly string[]): Uint8Array {
  return Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0));
}

export function gridOf(
  rows: readonly string[],
  pixelSpacingMm: readonly [number, number] = [1, 1],
): SliceGrid {
  return { width: rows[0].length, height: rows.length, pixelSpacingMm };
}

export function storedMaskCases(): MaskCase[] {
  const file = fileURLToPath(new URL('../../reference/metric-cases.json', import.meta.url));
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: StoredCase[] };
  return cases.map(({ pixelSpacingMm, prediction, reference, ...values }) => ({
    ...values,
    grid: gridOf(reference, pixelSpacingMm),
    prediction: drawMask(prediction),
    reference: drawMask(reference),
  }));
}

/** An oracle file from the shared reference folder beside the repository, or undefined without one. */
export function sharedOracles<T>(name: string): T | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/reference/${name}`, import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** A lumpy ellipse somewhere in the slice, now and then cut by its edge. */
export function randomBlob(random: RandomGenerator, width: number, height: number): Uint8Array {
  const [cx, cy] = [width * random.uniform(), height * random.uniform()];
  const [a, b] = [1 + 0.3 * width * random.uniform(), 1 + 0.3 * height * random.uniform()];
  const phase = 7 * random.uniform();
  return Uint8Array.from({ length: width * height }, (_, k) => {
    const dx = ((k % width) - cx) / a;
    const dy = (Math.floor(k / width) - cy) / b;
    const radius = 1 + 0.3 * Math.sin(3 * Math.atan2(dy, dx) + phase);
    return dx * dx + dy * dy < radius * radius ? 1 : 0;
  });
}

/** Independent pixels: many small components, the worst case for contours. */
export function randomSpeckle(random: RandomGenerator, length: number, share: number): Uint8Array {
  return Uint8Array.from({ length }, () => (random.uniform() < share ? 1 : 0));
}
