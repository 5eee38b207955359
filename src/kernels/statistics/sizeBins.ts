import type { SizeBinning } from './types.ts';

/**
 * The default size bins of the reference area: [0, 35), [35, 200), [200, inf) mm2. The edges are those of
 * Faanes et al. 2025; which side an edge belongs to is not published, half-open is this project's choice.
 */
export const SIZE_BINS: SizeBinning = {
  id: 'areaMm2@1',
  bins: [
    { index: 0, label: '0-35 mm2', lowerMm2: 0, upperMm2: 35 },
    { index: 1, label: '35-200 mm2', lowerMm2: 35, upperMm2: 200 },
    { index: 2, label: '>=200 mm2', lowerMm2: 200, upperMm2: null },
  ],
};
