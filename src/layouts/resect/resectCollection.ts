import type { Collection } from '../types.ts';

export const RESECT_COLLECTION: Collection = {
  name: 'RESECT',
  licence: 'CC BY 4.0 (images and landmarks), CC BY-NC-SA 4.0 (RESECT-SEG masks)',
  citation: 'Xiao et al. 2017, doi:10.1002/mp.12268; masks: RESECT-SEG, doi:10.1002/mp.17317',
  derivedFrom: null,
};
