import type { SizeBinning } from './types.ts';

/**
 * The default size bins of the reference area: [0, 35), [35, 200), [200, inf) mm2. The edges are those of
 * Faanes et al. 2025; which side an edge belongs to is not published, half-open is this project's choice.
 */
export const SIZE_BINS: SizeBinning = {
  id: 'areaMm2@1',
  bins: [
    { number: 0, title: '0 to 35 mm2', fromMm2: 0, toMm2: 35 },
    { number: 1, title: '35 to 200 mm2', fromMm2: 35, toMm2: 200 },
    { number: 2, title: '200 mm2 and more', fromMm2: 200, toMm2: null },
  ],
};
