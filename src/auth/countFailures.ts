import { isIPv6 } from 'node:net';
import { tooMuch } from './chargeUser.ts';
import { createBuckets } from './createBuckets.ts';

/** Wrong tokens that one address may send in a minute. */
const MOST_FAILURES = 20;

/**
 * Counts wrong tokens by address; RATE_LIMITED for one that guesses. It is asked after a token was found wrong, so
 * that nobody can lock out whoever has a right one, even from the same address.
 */
export function countFailures(): (address: string) => void {
  const failures = createBuckets(MOST_FAILURES);
  return (address) => {
    const waitMs = failures.take(networkOf(address), 1);
    if (waitMs > 0) throw tooMuch('This address has sent too many wrong tokens', waitMs);
  };
}

/** Who has one address of IPv6 has its whole /64. */
const networkOf = (address: string): string =>
  isIPv6(address) && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
