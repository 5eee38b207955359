import type { Layout } from '../types.ts';
import { caseNumber } from './caseNumber.ts';
import { readResectClaim } from './readResectClaim.ts';

/** EASY-RESECT: RESECT resampled to one grid. Its label files are spheres around landmarks. */
export const easyResectLayout: Layout = {
  layout: 'EASY_RESECT',
  version: 1,
  expects: 'Case1-T1-resize.nii, Case1-FLAIR-resize.nii, Case1-US-before-resize.nii',
  collection: {
    name: 'EASY-RESECT',
    licence: 'CC BY 4.0',
    citation: 'EASY-RESECT, doi:10.11582/2020.00025',
    derivedFrom: 'RESECT',
  },
  readClaim: (path) => readResectClaim(path, '-resize'),
  identify(pseudonym) {
    const subject = caseNumber(pseudonym);
    return subject === null
      ? null
      : { collection: 'RESECT', subject, grounds: 'EASY-RESECT keeps the case numbers of RESECT' };
  },
};
