import { SonoledgerError } from '../../errors/sonoledgerError.ts';

const LONGEST = 2000;

/** INVALID_INPUT unless something is said: the ledger keeps why rights were changed. */
export function requireReason(reason: string): void {
  if (reason.trim() !== '' && reason.length <= LONGEST) return;
  throw new SonoledgerError('INVALID_INPUT', `Say in reason why, in 1 to ${LONGEST} characters.`);
}
