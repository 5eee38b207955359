import { createHash, randomBytes } from 'node:crypto';

/** A new token: 256 random bits behind a prefix that secret scanners can look for. */
export const createTokenText = (): string => `sonoledger_${randomBytes(32).toString('base64url')}`;

/** What the database keeps of a token. It is too random to guess, so it needs no salt and no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
