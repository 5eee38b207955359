import { SIZE_BINS } from '../../kernels/statistics/sizeBins.ts';
import type { SizeBin } from '../../kernels/statistics/types.ts';
import { ALL_SIZES } from './types.ts';

/** The columns of a comparison table: every size bin, then all sizes together. */
export const sizeColumns: readonly SizeBin[] = [
  ...SIZE_BINS.bins,
  { number: ALL_SIZES, title: 'All sizes', fromMm2: 0, toMm2: null },
];
