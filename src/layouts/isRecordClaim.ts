import type { Claim, RecordClaim } from './types.ts';

/** Whether a claim asks for a record; the others say why there is none. */
export const isRecordClaim = (claim: Claim): claim is RecordClaim => 'paths' in claim;
