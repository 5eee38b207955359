import { createHash } from 'node:crypto';
import { canonicalJson } from '../comparison/canonicalJson.ts';

/** SHA-256 over all that a study states. */
export const publicationHash = (content: object): string =>
  createHash('sha256')
    .update(`sonoledger published study 1\n${canonicalJson(content)}`)
    .digest('hex');
