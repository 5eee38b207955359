import type { Layout } from '../types.ts';
import { caseNumber } from './caseNumber.ts';
import { findMissingMasks } from './findMissingMasks.ts';
import { readResectClaim } from './readResectClaim.ts';
import { RESECT_COLLECTION } from './resectCollection.ts';

/** RESECT with the masks of RESECT-SEG, as published or with all files of a case in one folder. */
export const resectLayout: Layout = {
  layout: 'RESECT',
  version: 1,
  expects: 'Case1-T1.nii.gz, Case1-US-before.nii.gz, Case1-MRI-beforeUS.tag, Case1-US-before-tumor.nii.gz',
  collection: RESECT_COLLECTION,
  readClaim: (path) => readResectClaim(path),
  identify(pseudonym) {
    const subject = caseNumber(pseudonym);
    return subject === null ? null : { collection: 'RESECT', subject, grounds: 'the case number of RESECT' };
  },
  findMissing: findMissingMasks,
};
